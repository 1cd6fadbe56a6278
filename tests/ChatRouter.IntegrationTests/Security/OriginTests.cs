using System.Net;
using System.Net.Http.Json;
using System.Net.WebSockets;
using ChatRouter.Core.Shops;
using ChatRouter.IntegrationTests.Hubs;
using ChatRouter.Server.Demo;
using ChatRouter.TestKit.HubClient;
using Microsoft.Extensions.DependencyInjection;

namespace ChatRouter.IntegrationTests.Security;

/// <summary>A page may open the chat only from an origin of the shop's list, to the letter; neither session nor socket is had from any other.</summary>
public sealed class OriginTests : HubScene
{
    private const string Allowed = "https://shop.example.com";

    private static readonly string[] Foreign =
    [
        "http://shop.example.com", "https://shop.example.com/", "https://shop.example.com:443", "https://shop.example.com:8443", "https://SHOP.example.com", "HTTPS://shop.example.com",
        "https://shop.example.com.", "https://shop.example.com.evil.example", "https://evil-shop.example.com", "https://www.shop.example.com", "https://example.com", "https://shop.example.co",
        "https://shop.example.com@evil.example", "https://evil.example#shop.example.com", "https://evil.example/shop.example.com", "https://evil.example?https://shop.example.com",
        "https://shop.example.com, https://evil.example", "https://shop.example.com https://evil.example", "https://shop.example.com%2eevil.example", "https://shop.example.com\\.evil.example",
        "//shop.example.com", "shop.example.com", "*", "https://*", "https://*.example.com", "null", "file://", "data:", "javascript:", "ws://shop.example.com", "wss://shop.example.com",
        "https://xn--shp-1na.example.com", "https://127.0.0.1", "http://localhost",
    ];

    [Fact]
    public async Task The_listed_origin_gets_a_session_and_a_socket()
    {
        await AllowAsync();
        var session = await Endpoint.SignInBuyerAsync(DemoShop.Key, Allowed);

        Keep(await Endpoint.ConnectAsync("/hubs/buyer", await Endpoint.TicketAsync(session.AccessToken, Allowed), new Dictionary<string, string> { ["Origin"] = Allowed }));
    }

    [Fact]
    public async Task Any_other_gets_neither()
    {
        await AllowAsync();
        var session = await Endpoint.SignInBuyerAsync(DemoShop.Key, Allowed);

        foreach (var origin in Foreign)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/sessions/buyer") { Content = JsonContent.Create(new { shopKey = DemoShop.Key }) };
            request.Headers.TryAddWithoutValidation("Origin", origin);
            using var answer = await Endpoint.Http.SendAsync(request);
            Assert.Equal((origin, HttpStatusCode.Forbidden), (origin, answer.StatusCode));
            Assert.Contains("originNotAllowed", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            await IsShutAsync("/hubs/buyer", session.AccessToken, Allowed, origin);
        }
    }

    [Theory]
    [InlineData("/hubs/agent", "xiaofang")]
    [InlineData("/hubs/supervisor", "boss")]
    public async Task A_desk_is_opened_from_this_servers_own_pages_only(string hub, string account)
    {
        await AllowAsync();
        var session = await Endpoint.SignInAgentAsync(DemoShop.Key, account, Password);

        foreach (var origin in new[] { Allowed, "null", "https://evil.example" })
            await IsShutAsync(hub, session.AccessToken, Endpoint.Origin, origin);
    }

    // The ticket is good: what is refused is the origin.
    private async Task IsShutAsync(string hub, string token, string ownOrigin, string origin)
    {
        var ticket = await Endpoint.TicketAsync(token, ownOrigin);
        var refused = await Assert.ThrowsAsync<WebSocketException>(() => Endpoint.ConnectAsync(hub, ticket, new Dictionary<string, string> { ["Origin"] = origin }));
        Assert.True(refused.Message.Contains("403", StringComparison.Ordinal), $"{origin}: {refused.Message}");
    }

    private Task AllowAsync() => Server.Services.GetRequiredService<IShopStore>().SaveAsync(DemoShop.Shop with { Origins = [Allowed] }, CancellationToken.None);
}
