using ChatRouter.Core.Shops;
using Microsoft.AspNetCore.Authorization;

namespace ChatRouter.Server.Auth;

/// <summary>Opens routes to API keys.</summary>
public static class KeyRoutes
{
    /// <summary>For the shop's administrators, perhaps its operators, and for API keys of the scope.</summary>
    public static TBuilder RequireAdminOrKey<TBuilder>(this TBuilder routes, string scope, bool ops = false) where TBuilder : IEndpointConventionBuilder =>
        routes.RequireRoleOrKey(AccountRole.Admin, ops, scope);

    /// <summary>For the shop's supervisors and administrators, perhaps its operators, and for API keys of the scope.</summary>
    public static TBuilder RequireSupervisorOrKey<TBuilder>(this TBuilder routes, string scope, bool ops = false) where TBuilder : IEndpointConventionBuilder =>
        routes.RequireRoleOrKey(AccountRole.Supervisor, ops, scope);

    /// <summary>For whoever may serve buyers, and for API keys of the scope.</summary>
    public static TBuilder RequireDeskOrKey<TBuilder>(this TBuilder routes, string scope) where TBuilder : IEndpointConventionBuilder =>
        routes.RequireRoleOrKey(AccountRole.Agent, ops: false, scope);

    private static TBuilder RequireRoleOrKey<TBuilder>(this TBuilder routes, AccountRole role, bool ops, string scope) where TBuilder : IEndpointConventionBuilder => routes
        .RequireAuthorization(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().AddRequirements(new RoleOrKey(role, ops, scope)).Build())
        .WithMetadata(new KeyScope(scope, role, ops));
}
