using System.Text.Encodings.Web;
using ChatRouter.Core.Conversations;
using ChatRouter.Server.Accounts;
using ChatRouter.Server.Api;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace ChatRouter.Server.Auth;

/// <summary>Authenticates a shop's software by its API key, at each request: a revoked one is refused at once.</summary>
public sealed class ApiKeyHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder, ApiKeys keys)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    public const string SchemeName = "ApiKey";

    private const string Bearer = "Bearer ";

    private static readonly Rejection WrongKey = new(ErrorCode.TokenInvalid, "The API key is wrong, was revoked or has expired.");

    /// <summary>The request comes with an API key, and not with a session's token.</summary>
    public static bool Has(HttpContext context) =>
        context.Request.Headers.Authorization is [{ } header] && header.StartsWith(Bearer + ApiKeys.Prefix, StringComparison.Ordinal);

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync() =>
        Has(Context) && await keys.FindAsync(Request.Headers.Authorization.ToString()[Bearer.Length..], Context.RequestAborted) is { } key
            ? AuthenticateResult.Success(new(Principals.Of(key), SchemeName))
            : AuthenticateResult.Fail(WrongKey.Code);

    protected override Task HandleChallengeAsync(AuthenticationProperties properties) =>
        Problems.WriteAsync(Context, StatusCodes.Status401Unauthorized, WrongKey);
}
