using ChatRouter.Core.Shops;
using ChatRouter.Server.Accounts;
using Microsoft.AspNetCore.Authorization;

namespace ChatRouter.Server.Auth;

/// <summary>Somebody of the role or a higher one whose session lives, perhaps an operator, or an API key of the scope.</summary>
public sealed class RoleOrKey(AccountRole role, bool ops, string scope) : IAuthorizationRequirement
{
    private AccountRole Role { get; } = role;

    private bool Ops { get; } = ops;

    private string Scope { get; } = scope;

    private bool Admits(AccountRole role) => role.Includes(Role) || (Ops && role == AccountRole.Ops);

    public sealed class Handler(AccountSessions sessions) : AuthorizationHandler<RoleOrKey>
    {
        protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, RoleOrKey requirement)
        {
            if (Principals.IsKeyOf(context.User, requirement.Scope)
                || (Principals.AgentOf(context.User) is { } agent && await sessions.LiveAsync(agent, CancellationToken.None) is { } account && requirement.Admits(account.Role)))
                context.Succeed(requirement);
        }
    }
}
