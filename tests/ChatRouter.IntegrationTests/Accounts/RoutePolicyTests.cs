using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace ChatRouter.IntegrationTests.Accounts;

/// <summary>Every route says who may call it.</summary>
public sealed class RoutePolicyTests : AccountScene
{
    // What strangers may call: pages, health, and what makes a session of a password, a token or a link.
    private static readonly string[] ForEverybody =
    [
        "/", "/admin", "/c/{shopKey}", "/c/{shopKey}/allowed", "/demo", "/desk", "/healthz", "/join", "/openapi/{documentName}.json", "/readyz", "/readyz/balancer", "/super", "/wall",
        "/api/v1/links/look", "/api/v1/links/redeem", "/api/v1/sessions/agent", "/api/v1/sessions/buyer", "/api/v1/sessions/refresh", "{*path:nonfile}",
    ];

    [Fact]
    public void Every_route_declares_its_policy()
    {
        var routes = Server.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().ToList();

        var silent = routes.Where(route =>
            route.Metadata.GetMetadata<IAllowAnonymous>() is null && route.Metadata.GetMetadata<IAuthorizeData>() is null && route.Metadata.GetMetadata<AuthorizationPolicy>() is null);
        var open = routes.Where(route => route.Metadata.GetMetadata<IAllowAnonymous>() is not null).Select(route => route.RoutePattern.RawText!).Distinct();

        Assert.True(routes.Count > 40, $"{routes.Count} routes");
        Assert.Empty(silent.Select(route => route.RoutePattern.RawText));
        Assert.Equal(ForEverybody.Order(StringComparer.Ordinal), open.Order(StringComparer.Ordinal));
    }
}
