using System.Text.Encodings.Web;
using ChatRouter.Core.Conversations;
using ChatRouter.Core.Supervision;
using ChatRouter.Server.Api;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace ChatRouter.Server.Auth;

/// <summary>Authenticates a television by its token, at each request: a revoked one is refused at once.</summary>
public sealed class KioskHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder, Kiosks kiosks)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    public const string SchemeName = "Kiosk";

    private const string Bearer = "Bearer ";

    private static readonly Rejection WrongToken = new(ErrorCode.TokenInvalid, "This television's code is wrong or was revoked. Ask a supervisor for a new one.");

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync() =>
        Request.Headers.Authorization is [{ } header] && header.StartsWith(Bearer, StringComparison.Ordinal)
        && await kiosks.FindAsync(header[Bearer.Length..], Context.RequestAborted) is { } kiosk
            ? AuthenticateResult.Success(new(Principals.Of(kiosk), SchemeName))
            : AuthenticateResult.Fail(WrongToken.Code);

    protected override Task HandleChallengeAsync(AuthenticationProperties properties) =>
        Problems.WriteAsync(Context, StatusCodes.Status401Unauthorized, WrongToken);
}
