using System.Net;
using ChatRouter.Core.Supervision;
using ChatRouter.Server.Demo;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace ChatRouter.IntegrationTests.Accounts;

/// <summary>Every route says who may call it.</summary>
public sealed class RoutePolicyTests : AccountScene
{
    // What strangers may call: pages, health, and what makes a session of a password, a token or a link, or a shop where owners may make them.
    private static readonly string[] ForEverybody =
    [
        "/", "/admin", "/c/{shopKey}", "/c/{shopKey}/allowed", "/demo", "/desk", "/healthz", "/join", "/openapi/{documentName}.json", "/readyz", "/readyz/balancer", "/signup", "/super", "/wall", "/widget/preview", "/widget/{version:regex(^\\d)}/loader.js",
        "/api/v1/links/look", "/api/v1/links/redeem", "/api/v1/sessions/agent", "/api/v1/sessions/buyer", "/api/v1/sessions/refresh", "/api/v1/shops/", "{*path:nonfile}",
    ];

    [Fact]
    public async Task Whoever_reaches_for_what_is_above_him_stands_in_the_audit_once_however_often_he_tries()
    {
        var (boss, agent) = (await TokenOfAsync("boss"), await TokenOfAsync("xiaofang"));
        var made = await DoneAsync(boss, HttpMethod.Post, "keys", new { name = "reader", scopes = new[] { "members:read" } });
        for (var i = 0; i < 20; i++)
        {
            Assert.Equal((HttpStatusCode.Forbidden, "forbidden"), await RefusalAsync(agent, HttpMethod.Get, "members/whatever"));
            Assert.Equal((HttpStatusCode.Forbidden, "forbidden"), await RefusalAsync(made.GetProperty("secret").GetString(), HttpMethod.Get, "webhooks"));
        }

        var told = await Server.Services.GetRequiredService<IAuditStore>().FindAsync(DemoShop.Shop.Id, new() { Action = AuditAction.Refused, Limit = 10 }, CancellationToken.None);

        Assert.Equal(
            [("GET /api/v1/members/{id}", "xiaofang"), ("GET /api/v1/webhooks", $"key:{made.GetProperty("key").GetProperty("id").GetString()}")],
            told.Select(entry => (entry.Target.TrimEnd('/'), entry.Actor.Value)).Order());
    }

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
