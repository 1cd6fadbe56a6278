using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using ChatRouter.BrowserTests.Browsers;
using ChatRouter.BrowserTests.Shops;
using ChatRouter.Core.Routing;
using ChatRouter.Server.Demo;
using ChatRouter.TestKit.HubClient;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;
using Endpoint = ChatRouter.TestKit.HubClient.Endpoint;

namespace ChatRouter.BrowserTests.Talks;

/// <summary>The demo shop where everybody and everything is called by a tag that would run a script, and a program of the shop that answers in such tags.</summary>
internal sealed class HostileShop : IAsyncDisposable
{
    /// <summary>What a buyer may leave as his e-mail address.</summary>
    public const string Contact = "{{constructor}}'onerror='alert`1`@hostile.example";

    /// <summary>Of a device only the first word is kept.</summary>
    public const string Device = "<img/src=x/onerror=alert('device')>";

    private const string Secret = "a-secret-of-at-least-32-characters";

    private readonly Endpoint _server;
    private readonly WebApplication _program;
    private readonly SupervisorTestClient _boss;
    private readonly List<IAsyncDisposable> _people = [];

    private HostileShop(Endpoint server, WebApplication program, SupervisorTestClient boss)
    {
        (_server, _program, _boss) = (server, program, boss);
        Console = new(server);
    }

    private ShopConsole Console { get; }

    /// <summary>What stands in that place.</summary>
    public static string At(string place) => $"<img src=x onerror=alert('{place}')>";

    /// <summary>Everything that is set and stored, before anybody talks.</summary>
    public static async Task<HostileShop> OpenAsync(Endpoint server)
    {
        var shop = new HostileShop(server, await StartAsync(), await SupervisorTestClient.OpenAsync(server, DemoShop.Key, "boss", DemoShop.Password));
        foreach (var (name, role) in new[] { ("xiaofang", "agent"), ("xiaoming", "agent"), ("boss", "admin") })
        {
            var member = await shop.Console.AskAsync(HttpMethod.Get, $"members/{name}");
            await shop.Console.AskAsync(HttpMethod.Put, $"members/{name}", new { version = (long)member["version"]!, displayName = At(name), role });
        }

        await shop.Console.AskAsync(HttpMethod.Put, "shop", new { name = At("shop") });
        await shop.Console.OfferAsync(new { contact = "either" });
        await shop.Console.AskAsync(HttpMethod.Put, "shop/transfer-reasons", new { reasons = new[] { At("reason") } });
        await shop.Console.AskAsync(HttpMethod.Put, "shop/pause-reasons", new { reasons = new[] { At("pause") } });
        await shop.Console.AskAsync(HttpMethod.Post, "phrases", new { scope = "shop", title = At("title"), text = At("words") });
        await shop.Console.AskAsync(HttpMethod.Post, "keys", new { name = At("key"), scopes = new[] { "members:read" } });
        await shop.Console.AskAsync(HttpMethod.Put, "shop/order-connector", new { url = shop._program.Urls.Single(), secret = Secret });
        var hook = await shop.Console.AskAsync(HttpMethod.Post, "webhooks", new { url = shop._program.Urls.Single(), events = new[] { "rating.given" } });
        await shop.Console.AskAsync(HttpMethod.Post, $"webhooks/{(string)hook["webhook"]!["id"]!}/test");
        await shop.Console.PublishAsync(At("version"), plan =>
        {
            foreach (var (id, group) in plan["groups"]!.AsObject())
                group!["name"] = At(id);
            plan["orderStates"] = new JsonObject { ["odd"] = At("state") };
            plan["shifts"] = JsonSerializer.SerializeToNode(new { timeZone = "UTC", templates = new { day = new { name = At("shift"), spans = new[] { new { from = "08:00", to = "16:00" } } } } });
        });
        await shop._boss.Hub.InvokeAsync<JsonElement>("MakeKiosk", [At("kiosk")]);
        using var unusual = new HttpRequestMessage(HttpMethod.Post, "/api/v1/sessions/agent") { Content = JsonContent.Create(new { shop = DemoShop.Key, account = "xiaoming", password = DemoShop.Password }) };
        unusual.Headers.TryAddWithoutValidation("User-Agent", Device);
        (await server.Http.SendAsync(unusual)).EnsureSuccessStatusCode();
        return shop;
    }

    /// <summary>A buyer whom the shop vouches for has written to 小芳, who made a note, as her supervisor did.</summary>
    public async Task<(AgentTestClient Fang, ConversationId Conversation)> TalkAsync()
    {
        var fang = Keep(await AgentTestClient.OnlineAsync(_server, DemoShop.Key, "xiaofang", DemoShop.Password));
        var buyer = Keep(await BuyerTestClient.OpenAsync(_server, DemoShop.Key, _server.Origin, BuyerToken.Sign(DemoShop.Shop.Id, DemoShop.BuyerTokenSecret, "8841", At("buyer"))));
        var conversation = (await buyer.SendAsync("hello")).ConversationId;
        await fang.UntilAsync(() => !fang.Assigned.IsEmpty);
        await buyer.Hub.InvokeAsync<object>("LeaveContact", [Contact]);
        await fang.Hub.InvokeAsync<object>("Note", [conversation, new { clientMsgId = Guid.CreateVersion7(), text = At("note") }]);
        await _boss.WhisperAsync(conversation, At("whisper"));
        return (fang, conversation);
    }

    /// <summary>The supervisor says something to every agent.</summary>
    public Task NotifyAsync() => _boss.Hub.InvokeAsync("Notify", [At("notice")]);

    /// <summary>The supervisor has an agent pause, and says why.</summary>
    public Task ForceAsync(string agent) => _boss.ForceAsync(new(agent), WantedState.Paused, At("forced"));

    public async Task<string> TelevisionAsync() => (await _boss.Hub.InvokeAsync<JsonElement>("MakeKiosk", ["hall"])).GetProperty("token").GetString()!;

    public async ValueTask DisposeAsync()
    {
        foreach (var person in _people)
            await person.DisposeAsync();
        await _boss.DisposeAsync();
        await _program.DisposeAsync();
    }

    private T Keep<T>(T person) where T : IAsyncDisposable
    {
        _people.Add(person);
        return person;
    }

    private static async Task<WebApplication> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http1));
        var program = builder.Build();
        program.MapGet("/", () => Results.Json(new
        {
            orders = new[]
            {
                new
                {
                    id = At("order"), state = "odd", total = At("total"), logistics = At("parcel"), address = At("address"), note = At("remarked"),
                    items = new[] { new { title = At("item"), sku = At("sku") } },
                    actions = new[] { new { kind = "changeAddress", refused = At("refused") } },
                },
            },
            footprints = new[] { new { id = "7", title = At("seen"), price = At("price") } },
            coupons = new[] { new { title = At("coupon"), value = At("worth") } },
        }));
        program.MapPost("/", () => Results.Text(At("answer"), "text/html"));
        await program.StartAsync();
        return program;
    }
}
