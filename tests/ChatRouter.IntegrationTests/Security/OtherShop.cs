using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using ChatRouter.Core.Routing;
using ChatRouter.Core.Shops;
using ChatRouter.Core.Supervision.Alarms;
using ChatRouter.Server.Demo;
using ChatRouter.TestHost;
using ChatRouter.TestKit.HubClient;
using ChatRouter.TestKit.Uploads;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace ChatRouter.IntegrationTests.Security;

/// <summary>A shop with a conversation, an image, a phrase, a television, a webhook and its delivery, an API key, a session, publications made and to come, an audit entry and an alarm, of which nobody outside must learn or change anything.</summary>
internal sealed class OtherShop : IAsyncDisposable
{
    /// <summary>Stands in its pages' snippet: whoever has it may ask whether there is such a shop.</summary>
    public const string Key = "their-public-key";

    /// <summary>Stands in everything of this shop that has words: an answer that has it tells of the shop.</summary>
    public const string Mark = "ofTheOtherShop";

    private static readonly ShopId Shop = new("their-shop");

    private static readonly GroupId Group = new("their-group");

    private readonly Endpoint _server;
    private readonly BuyerTestClient _buyer;
    private readonly AgentTestClient _agent;
    private readonly SupervisorTestClient _boss;
    private readonly AlarmDesk _alarms;

    private OtherShop(
        Endpoint server, AlarmDesk alarms, BuyerTestClient buyer, AgentTestClient agent, SupervisorTestClient boss, IReadOnlyList<string> ids, IReadOnlyList<(string, string)> pairs)
    {
        _server = server;
        _alarms = alarms;
        _buyer = buyer;
        _agent = agent;
        _boss = boss;
        Ids = ids;
        Pairs = pairs;
    }

    /// <summary>One id of each kind of thing that the shop has.</summary>
    public IReadOnlyList<string> Ids { get; }

    /// <summary>Ids that belong together, for routes that name both.</summary>
    public IReadOnlyList<(string Whole, string Part)> Pairs { get; }

    private ConversationId Conversation => new(Ids[0]);

    public static async Task<OtherShop> MakeAsync(HostedServer server, string password)
    {
        var shops = server.Services.GetRequiredService<IShopStore>();
        var shop = DemoShop.Shop with
        {
            Id = Shop,
            PublicKey = Key,
            Name = Mark,
            BuyerTokenSecrets = [],
            Groups = [new() { Id = Group }],
            GroupNames = new Dictionary<GroupId, string> { [Group] = Mark },
            Agents = new Dictionary<AgentId, AgentRouting> { [new("their-agent")] = new(100, null, false, [Group]) },
        };
        await shops.SaveAsync(shop, CancellationToken.None);
        foreach (var (name, role) in new[] { ("agent", AccountRole.Agent), ("boss", AccountRole.Admin) })
        {
            var account = new Account { Shop = shop.Id, Id = new($"their-{name}"), Name = name, DisplayName = Mark, PasswordHash = "", Role = role, SecurityStamp = "1" };
            await shops.SaveAccountAsync(account with { PasswordHash = new PasswordHasher<Account>().HashPassword(account, password) }, CancellationToken.None);
        }
        var agent = await AgentTestClient.OnlineAsync(server.Endpoint, Key, "agent", password);
        var boss = await SupervisorTestClient.OpenAsync(server.Endpoint, Key, "boss", password);
        var buyer = await BuyerTestClient.OpenAsync(server.Endpoint, Key, server.Endpoint.Origin);
        var image = await UploadAsync(server.Endpoint, buyer.Session.AccessToken);
        var sent = await buyer.SendAsync(Mark);
        await agent.UntilAsync(() => !agent.Assigned.IsEmpty);
        var phrase = await PostAsync(server.Endpoint, boss.Session.AccessToken, "/api/v1/phrases", new { scope = "shop", title = Mark, text = Mark });
        var token = boss.Session.AccessToken;
        // Switched off: it has a delivery that failed, and hears of nothing.
        var hook = (await PostAsync(server.Endpoint, token, "/api/v1/webhooks", new { url = $"http://127.0.0.1:9/{Mark}", events = new[] { "rating.given" }, enabled = false }))
            .GetProperty("webhook").GetProperty("id").GetString()!;
        var delivery = (await PostAsync(server.Endpoint, token, $"/api/v1/webhooks/{hook}/test", null)).GetProperty("eventId").GetString()!;
        var key = (await PostAsync(server.Endpoint, token, "/api/v1/keys", new { name = Mark, scopes = new[] { "members:read" } })).GetProperty("key").GetProperty("id").GetString()!;
        var session = (await GetAsync(server.Endpoint, token, "/api/v1/members/their-boss/sessions")).GetProperty("sessions")[0].GetProperty("id").GetString()!;
        var plan = JsonNode.Parse((await GetAsync(server.Endpoint, token, "/api/v1/routing/draft")).GetProperty("plan").GetRawText())!;
        plan["overrides"] = new JsonObject { ["maxQueue"] = 77 };
        await SendAsync(server.Endpoint, token, new(HttpMethod.Put, "/api/v1/routing/draft") { Content = JsonContent.Create(new { revision = 0, plan }) });
        await PostAsync(server.Endpoint, token, "/api/v1/routing/publish", new { revision = 1, version = 1, reason = Mark });
        plan["overrides"] = new JsonObject { ["maxQueue"] = 78 };
        await SendAsync(server.Endpoint, token, new(HttpMethod.Put, "/api/v1/routing/draft") { Content = JsonContent.Create(new { revision = 2, plan }) });
        var scheduled = (await PostAsync(server.Endpoint, token, "/api/v1/routing/scheduled", new { revision = 3, version = 2, reason = Mark, at = TimeProvider.System.GetUtcNow().AddDays(1) })).GetProperty("id").GetString()!;
        var alarms = server.Services.GetRequiredService<AlarmDesk>();
        await alarms.RaiseAsync(shop.Id, AlarmKind.OrdersFailing, Mark, CancellationToken.None);
        var alarm = (await alarms.OpenAsync(shop.Id, CancellationToken.None)).Open.Single(open => open.Kind == AlarmKind.OrdersFailing);
        var kiosk = await boss.Hub.InvokeAsync<JsonElement>("MakeKiosk", [Mark]);
        var audited = (await boss.Hub.InvokeAsync<JsonElement[]>("Audit", [new { }]))[0].GetProperty("id").GetString()!;
        return new(server.Endpoint, alarms, buyer, agent, boss,
        [
            sent.ConversationId.Value, "their-agent", "their-boss", Group.Value, image, phrase.GetProperty("id").GetString()!,
            kiosk.GetProperty("kiosk").GetProperty("id").GetString()!, buyer.Session.Buyer!.Id.Value, buyer.Sent[0].ClientMsgId, Key, Shop.Value,
            hook, delivery, key, session, "2", scheduled, audited, alarm.Id,
        ],
        [(hook, delivery), ("their-boss", session), (buyer.Session.Buyer.Id.Value, image)]);
    }

    /// <summary>Fails unless everything is as it was made, and nobody of the shop was told anything.</summary>
    public async Task IsUntouchedAsync()
    {
        Assert.Equal([Mark], (await _agent.Hub.InvokeAsync<Page>("Sync", [Conversation, 0])).Messages.Select(message => message.Text));
        Assert.Empty(_agent.Unassigned);
        Assert.Empty(_agent.Typings);
        Assert.Empty(_agent.Receipts);
        Assert.Empty(_agent.Notices);
        Assert.Empty(_agent.Forced);
        Assert.Empty(_buyer.Typings);
        Assert.Empty(_buyer.ClosedConversations);
        Assert.Single(await _boss.Hub.InvokeAsync<JsonElement[]>("Kiosks", []));
        var hook = Assert.Single((await AskAsync("webhooks")).GetProperty("webhooks").EnumerateArray());
        Assert.Equal((false, 0, 1), (hook.GetProperty("enabled").GetBoolean(), hook.GetProperty("version").GetInt64(), hook.GetProperty("secrets").GetArrayLength()));
        Assert.Single((await AskAsync($"webhooks/{hook.GetProperty("id").GetString()}/deliveries")).GetProperty("deliveries").EnumerateArray());
        Assert.Single((await AskAsync("keys")).GetProperty("keys").EnumerateArray());
        Assert.Equal(2, (await AskAsync("routing")).GetProperty("version").GetProperty("number").GetInt32());
        Assert.Single((await AskAsync("routing/scheduled")).GetProperty("publications").EnumerateArray());
        Assert.Null((await _alarms.OpenAsync(Shop, CancellationToken.None)).Open.Single(open => open.Id == Ids[^1]).AcknowledgedBy);
        var board = await _boss.UntilBoardAsync(board => board.Conversations.Count > 0);
        Assert.Equal(Conversation, Assert.Single(board.Conversations).Conversation.Id);
        Assert.Equal(AgentState.Online, board.Agents.Single(agent => agent.Id.Value == "their-agent").State);
    }

    public async ValueTask DisposeAsync()
    {
        await _buyer.DisposeAsync();
        await _agent.DisposeAsync();
        await _boss.DisposeAsync();
    }

    private Task<JsonElement> AskAsync(string path) => GetAsync(_server, _boss.Session.AccessToken, $"/api/v1/{path}");

    private static async Task<string> UploadAsync(Endpoint server, string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/uploads") { Content = new ByteArrayContent(SampleImages.Png(8, 8)) };
        request.Content.Headers.ContentType = new("image/png");
        return (await SendAsync(server, token, request)).GetProperty("imageId").GetString()!;
    }

    private static Task<JsonElement> GetAsync(Endpoint server, string token, string path) => SendAsync(server, token, new HttpRequestMessage(HttpMethod.Get, path));

    private static Task<JsonElement> PostAsync(Endpoint server, string token, string path, object? body) =>
        SendAsync(server, token, new HttpRequestMessage(HttpMethod.Post, path) { Content = body is null ? null : JsonContent.Create(body) });

    private static async Task<JsonElement> SendAsync(Endpoint server, string token, HttpRequestMessage request)
    {
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var answer = await server.Http.SendAsync(request);
        Assert.True(answer.IsSuccessStatusCode, $"{request.RequestUri}: {await answer.Content.ReadAsStringAsync()}");
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }
}
