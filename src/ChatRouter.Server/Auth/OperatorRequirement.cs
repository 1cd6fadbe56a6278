using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;

namespace ChatRouter.Server.Auth;

/// <summary>An operator: the configured token, or, where none is configured, a request from this machine.</summary>
public sealed class OperatorRequirement : IAuthorizationRequirement
{
    public sealed class Handler(IHttpContextAccessor accessor, IOptions<OperatorOptions> options) : AuthorizationHandler<OperatorRequirement>
    {
        protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, OperatorRequirement requirement)
        {
            if (accessor.HttpContext is { } http && IsOperator(http))
                context.Succeed(requirement);
            return Task.CompletedTask;
        }

        private bool IsOperator(HttpContext http)
        {
            if (options.Value.Token is not { Length: > 0 } token)
                return http.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address) && !http.Request.Headers.ContainsKey("X-Forwarded-For");
            return IsSame(http.Request.Headers["X-Ops-Token"].ToString(), token) || IsSame(http.Request.Headers.Authorization.ToString(), $"Bearer {token}");
        }

        private static bool IsSame(string given, string expected) => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(expected));
    }
}
