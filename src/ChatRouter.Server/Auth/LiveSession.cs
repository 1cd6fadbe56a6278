using ChatRouter.Server.Accounts;
using Microsoft.AspNetCore.Authorization;

namespace ChatRouter.Server.Auth;

/// <summary>Signed in, and for an agent: the account is enabled and its session has not ended.</summary>
public sealed class LiveSession : IAuthorizationRequirement
{
    /// <summary>Judges by the account as it is now.</summary>
    public sealed class Handler(AccountSessions sessions) : AuthorizationHandler<LiveSession>
    {
        protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, LiveSession requirement)
        {
            var live = Principals.BuyerOf(context.User) is not null
                || (Principals.AgentOf(context.User) is { } agent && await sessions.LiveAsync(agent, CancellationToken.None) is not null);
            if (live)
                context.Succeed(requirement);
        }
    }
}
