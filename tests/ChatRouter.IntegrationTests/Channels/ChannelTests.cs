using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using ChatRouter.Core.Shops;
using ChatRouter.IntegrationTests.Webhooks;
using ChatRouter.Server.Auth;
using ChatRouter.Server.Demo;
using ChatRouter.TestKit;
using ChatRouter.TestKit.Uploads;
using Microsoft.Extensions.DependencyInjection;

namespace ChatRouter.IntegrationTests.Channels;

/// <summary>Another front of the shop: its buyers come in by the API, answers go out by webhook.</summary>
public class ChannelTests : WebhookScene
{
    private const string Path = "channels/douyin/messages";

    private string _key = "";

    protected override IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?>(base.Settings) { ["Limits:BuyerSendsPerSecond"] = "0.01", ["Limits:BuyerSendBurst"] = "4" };

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        _key = (await DoneAsync(Boss, HttpMethod.Post, "keys", new { name = "douyin", scopes = new[] { KeyScopes.ChannelsWrite } })).GetProperty("secret").GetString()!;
    }

    [Fact]
    public async Task A_channels_buyer_is_routed_as_any_other_and_hears_the_agent_by_webhook()
    {
        await HookAsync();
        var agent = await AgentAsync("xiaofang");

        var sent = await DoneAsync(_key, HttpMethod.Post, Path, Text("还有货吗?"));
        var conversation = new ConversationId(sent.GetProperty("conversationId").GetString()!);
        await agent.UntilAsync(() => agent.Assigned.Any(assigned => assigned.Conversation.Id == conversation));
        await agent.SendAsync(conversation, "有的");
        await Until.TrueAsync(() => Events.Any(told => told.Text == "有的"));

        var shown = agent.Assigned.Single(assigned => assigned.Conversation.Id == conversation);
        Assert.Equal(("小明", true), (shown.Conversation.BuyerName, shown.Conversation.BuyerVerified));
        var told = Events.Single(one => one.Text == "有的").Body;
        var buyer = told.GetProperty("conversation").GetProperty("buyer");
        Assert.Equal(("douyin", "77:8"), (buyer.GetProperty("channel").GetString(), buyer.GetProperty("externalId").GetString()));
        Assert.Equal(("agent", "text", conversation.Value), (told.GetProperty("message").GetProperty("from").GetString(), told.GetProperty("message").GetProperty("kind").GetString(), told.GetProperty("message").GetProperty("conversationId").GetString()));

        var again = await DoneAsync(_key, HttpMethod.Post, Path, Text("那我拍了"));
        Assert.Equal((conversation.Value, 3), (again.GetProperty("conversationId").GetString(), again.GetProperty("seq").GetInt32()));
        await agent.UntilAsync(() => agent.TimelineOf(conversation).Shown.Any(message => message.Text == "那我拍了"));
    }

    [Fact]
    public async Task A_repeated_message_is_stored_once_and_another_of_its_id_is_refused()
    {
        var id = Guid.CreateVersion7().ToString();
        var first = await DoneAsync(_key, HttpMethod.Post, Path, Text("hello", id));
        var second = await DoneAsync(_key, HttpMethod.Post, Path, Text("hello", id));

        Assert.False(first.GetProperty("duplicate").GetBoolean());
        Assert.True(second.GetProperty("duplicate").GetBoolean());
        Assert.Equal(first.GetProperty("seq").GetInt64(), second.GetProperty("seq").GetInt64());
        Assert.Equal((HttpStatusCode.Conflict, "idempotencyConflict"), await RefusalAsync(_key, HttpMethod.Post, Path, Text("other", id)));
        var elsewhere = await DoneAsync(_key, HttpMethod.Post, "channels/xiaohongshu/messages", Text("other", id));
        Assert.NotEqual(first.GetProperty("conversationId").GetString(), elsewhere.GetProperty("conversationId").GetString());
    }

    [Fact]
    public async Task Images_and_cards_go_both_ways_and_to_their_buyer_only()
    {
        await HookAsync("message.created");
        var agent = await AgentAsync("xiaofang");
        var image = await UploadAsync("77:8");
        var sent = await DoneAsync(_key, HttpMethod.Post, Path, new { buyerId = "77:8", clientMsgId = Guid.CreateVersion7(), kind = "image", imageId = image });
        await DoneAsync(_key, HttpMethod.Post, Path, new { buyerId = "77:8", clientMsgId = Guid.CreateVersion7(), kind = "product", card = new { id = "1", title = "连衣裙" } });
        var conversation = new ConversationId(sent.GetProperty("conversationId").GetString()!);
        await agent.UntilAsync(() => agent.Assigned.Any(assigned => assigned.Conversation.Id == conversation));

        var foreign = await UploadAsync("99");
        Assert.Equal((HttpStatusCode.BadRequest, "unknownImage"), await RefusalAsync(_key, HttpMethod.Post, Path, new { buyerId = "77:8", clientMsgId = Guid.CreateVersion7(), kind = "image", imageId = foreign }));
        Assert.Equal(HttpStatusCode.OK, await FetchAsync("77:8", image));
        Assert.Equal(HttpStatusCode.NotFound, await FetchAsync("99", image));
        Assert.Equal(HttpStatusCode.NotFound, await FetchAsync("77:8", foreign));
        await Receiver.AskedAsync(2);
        Assert.Equal([image, null], Events.Select(told => told.Body.GetProperty("message").TryGetProperty("imageId", out var known) ? known.GetString() : null));
    }

    [Fact]
    public async Task What_a_buyer_may_not_send_his_channel_may_not_either()
    {
        Assert.Equal((HttpStatusCode.BadRequest, "textTooLong"), await RefusalAsync(_key, HttpMethod.Post, Path, Text(new string('x', 8_001))));
        Assert.Equal((HttpStatusCode.BadRequest, "textEmpty"), await RefusalAsync(_key, HttpMethod.Post, Path, Text(" ")));
        Assert.Equal((HttpStatusCode.BadRequest, "unknownKind"), await RefusalAsync(_key, HttpMethod.Post, Path, new { buyerId = "1", clientMsgId = Guid.CreateVersion7(), kind = "note", text = "x" }));
        Assert.Equal((HttpStatusCode.BadRequest, "invalidArgument"), await RefusalAsync(_key, HttpMethod.Post, Path, Text("x", "no-uuid")));
        Assert.Equal((HttpStatusCode.BadRequest, "invalidArgument"), await RefusalAsync(_key, HttpMethod.Post, Path, Text("x", buyer: "")));
        Assert.Equal((HttpStatusCode.BadRequest, "invalidArgument"), await RefusalAsync(_key, HttpMethod.Post, Path, Text("x", buyer: new string('9', 129))));
        Assert.Equal((HttpStatusCode.BadRequest, "invalidArgument"), await RefusalAsync(_key, HttpMethod.Post, $"channels/{new string('x', 65)}/messages", Text("x")));

        var shops = Server.Services.GetRequiredService<IShopStore>();
        await shops.ChangeAsync(new(DemoShop.Key), shop => shop with { Blocked = new Dictionary<BuyerId, BuyerBlock> { [new("c:douyin:blocked")] = new(new("boss"), DateTimeOffset.UnixEpoch, "ads", null) } }, CancellationToken.None);
        Assert.Equal((HttpStatusCode.Forbidden, "buyerBlocked"), await RefusalAsync(_key, HttpMethod.Post, Path, Text("x", buyer: "blocked")));
    }

    [Fact]
    public async Task A_buyers_rate_holds_in_a_channel_and_is_his_alone()
    {
        for (var i = 0; i < 4; i++)
            await DoneAsync(_key, HttpMethod.Post, Path, Text($"{i}"));

        Assert.Equal((HttpStatusCode.TooManyRequests, "rateLimited"), await RefusalAsync(_key, HttpMethod.Post, Path, Text("too fast")));
        await DoneAsync(_key, HttpMethod.Post, Path, Text("another", buyer: "2"));
    }

    [Fact]
    public async Task Only_a_key_of_the_scope_speaks_for_a_channel()
    {
        var other = (await DoneAsync(Boss, HttpMethod.Post, "keys", new { name = "other", scopes = new[] { KeyScopes.WebhooksWrite, KeyScopes.BuyersWrite } })).GetProperty("secret").GetString()!;

        Assert.Equal((HttpStatusCode.Forbidden, "forbidden"), await RefusalAsync(other, HttpMethod.Post, Path, Text("x")));
        Assert.Equal((HttpStatusCode.Forbidden, "forbidden"), await RefusalAsync(await TokenOfAsync("xiaofang"), HttpMethod.Post, Path, Text("x")));
        Assert.Equal(HttpStatusCode.Unauthorized, (await RefusalAsync(null, HttpMethod.Post, Path, Text("x"))).Status);
    }

    private static object Text(string text, string? id = null, string buyer = "77:8") => new { buyerId = buyer, buyerName = "小明", clientMsgId = id ?? Guid.CreateVersion7().ToString(), kind = "text", text };

    private async Task<string> UploadAsync(string buyer)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/channels/douyin/buyers/{buyer}/uploads") { Content = new ByteArrayContent(SampleImages.Png(8, 8)) };
        request.Content.Headers.ContentType = new("image/png");
        using var answer = await SendAsync(request);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return (await JsonDocument.ParseAsync(await answer.Content.ReadAsStreamAsync())).RootElement.GetProperty("imageId").GetString()!;
    }

    private async Task<HttpStatusCode> FetchAsync(string buyer, string image)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/v1/channels/douyin/buyers/{buyer}/uploads/{image}");
        using var answer = await SendAsync(request);
        return answer.StatusCode;
    }

    private Task<HttpResponseMessage> SendAsync(HttpRequestMessage request)
    {
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _key);
        return Endpoint.Http.SendAsync(request);
    }
}
