using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.Extensions.Options;

namespace ChatRouter.Server.Auth;

/// <summary>Issues the framework's protected bearer tokens, and reads refresh tokens.</summary>
public sealed class AccessTokens(IOptionsMonitor<BearerTokenOptions> options, TimeProvider clock)
{
    /// <summary>How long an access token is good.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(30);

    private BearerTokenOptions Options => options.Get(BearerTokenDefaults.AuthenticationScheme);

    /// <summary>A token for the Authorization header, good for <see cref="Lifetime"/>.</summary>
    public string Issue(ClaimsPrincipal principal) =>
        Options.BearerTokenProtector.Protect(Ticket(principal, Lifetime, "AccessToken"));

    /// <summary>A token that only buys a new access token.</summary>
    public string IssueRefresh(ClaimsPrincipal principal) =>
        Options.RefreshTokenProtector.Protect(Ticket(principal, Options.RefreshTokenExpiration, "RefreshToken"));

    /// <summary>Whose refresh token it is; none when it is false or expired.</summary>
    public ClaimsPrincipal? ReadRefresh(string token) =>
        Options.RefreshTokenProtector.Unprotect(token) is { Properties.ExpiresUtc: { } expires } ticket && expires > clock.GetUtcNow() ? ticket.Principal : null;

    private AuthenticationTicket Ticket(ClaimsPrincipal principal, TimeSpan lifetime, string use) => new(
        principal, new AuthenticationProperties { ExpiresUtc = clock.GetUtcNow() + lifetime }, $"{BearerTokenDefaults.AuthenticationScheme}:{use}");
}
