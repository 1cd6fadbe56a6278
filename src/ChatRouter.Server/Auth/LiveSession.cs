using ChatRouter.Core.Shops;
using Microsoft.AspNetCore.Authorization;

namespace ChatRouter.Server.Auth;

/// <summary>Signed in, and for an agent: the account is enabled and nobody signed it out since.</summary>
public sealed class LiveSession : IAuthorizationRequirement
{
    /// <summary>Judges by the account as it is now.</summary>
    public sealed class Handler(IShopStore shops) : AuthorizationHandler<LiveSession>
    {
        protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, LiveSession requirement)
        {
            var live = Principals.BuyerOf(context.User) is not null
                || (Principals.AgentOf(context.User) is { } agent
                    && await shops.FindAccountAsync(agent.Shop, agent.Agent, CancellationToken.None) is { Enabled: true } account
                    && account.SecurityStamp == agent.SecurityStamp);
            if (live)
                context.Succeed(requirement);
        }
    }
}
