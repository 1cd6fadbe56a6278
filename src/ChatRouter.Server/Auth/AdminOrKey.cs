using ChatRouter.Core.Shops;
using ChatRouter.Server.Accounts;
using Microsoft.AspNetCore.Authorization;

namespace ChatRouter.Server.Auth;

/// <summary>An administrator whose session lives, or an API key of the scope.</summary>
public sealed class AdminOrKey(string scope) : IAuthorizationRequirement
{
    private string Scope { get; } = scope;

    public sealed class Handler(AccountSessions sessions) : AuthorizationHandler<AdminOrKey>
    {
        protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, AdminOrKey requirement)
        {
            if (Principals.IsKeyOf(context.User, requirement.Scope)
                || (Principals.AgentOf(context.User) is { } agent && await sessions.LiveAsync(agent, CancellationToken.None) is { Role: AccountRole.Admin }))
                context.Succeed(requirement);
        }
    }
}
