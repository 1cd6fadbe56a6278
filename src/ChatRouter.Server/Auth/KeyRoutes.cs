using Microsoft.AspNetCore.Authorization;

namespace ChatRouter.Server.Auth;

/// <summary>Opens routes to API keys.</summary>
public static class KeyRoutes
{
    /// <summary>For the shop's administrators, and for API keys of the scope.</summary>
    public static TBuilder RequireAdminOrKey<TBuilder>(this TBuilder routes, string scope) where TBuilder : IEndpointConventionBuilder => routes
        .RequireAuthorization(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().AddRequirements(new AdminOrKey(scope)).Build())
        .WithMetadata(new KeyScope(scope));
}
