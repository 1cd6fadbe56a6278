using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace ChatRouter.IntegrationTests.Accounts;

/// <summary>店铺状态: the operator of the installation says whether a shop may serve buyers.</summary>
public sealed class ShopStatusTests : AccountScene
{
    [Fact]
    public async Task Buyers_of_a_suspended_shop_are_refused_what_runs_is_finished_and_they_are_served_again_after_it_is_active()
    {
        var (buyer, agent, conversation) = await TalkAsync();

        await SetAsync(new { status = "suspended", reason = " 欠费 " });

        var stranger = await BuyerAsync();
        Assert.Equal("shopDisabled", await RefusalOfAsync(() => stranger.SendAsync("在吗")));
        Assert.Equal("shopDisabled", await RefusalOfAsync(() => buyer.SendAsync("还在吗")));
        await agent.SendAsync(conversation, "在的");
        await buyer.UntilAsync(() => buyer.TimelineOf(conversation).UpTo == 2);
        await agent.Hub.InvokeAsync("Close", [conversation]);

        await SetAsync(new { status = "active", reason = "paid" });

        var served = (await stranger.SendAsync("在吗")).ConversationId;
        await agent.UntilAsync(() => agent.Assigned.Any(assigned => assigned.Conversation.Id == served));
    }

    [Fact]
    public async Task The_shops_people_read_the_status_and_why_and_the_audit_says_who_set_it()
    {
        var boss = await TokenOfAsync("boss");
        var desk = await DeskAsync("xiaofang");
        Assert.Equal("active", (await GetAsync(boss, "shop")).GetProperty("status").GetString());

        var set = await SetAsync(new { level = "A", status = "pending", reason = "资料不全" });
        await desk.UntilAsync(() => desk.Resyncs > 0);
        var shown = await GetAsync(boss, "shop");
        var signedIn = await AskAsync(null, HttpMethod.Post, "sessions/agent", new { shop = "demo", account = "boss", password = Password });

        Assert.Equal("""{"level":"A","status":"pending","reason":"资料不全"}""", Compact(set));
        Assert.Equal(("pending", "资料不全", false), (shown.GetProperty("status").GetString(), shown.GetProperty("reason").GetString(), shown.GetProperty("serving").GetBoolean()));
        Assert.Equal("""{"status":"pending","reason":"资料不全"}""", Compact(signedIn.Body.GetProperty("agent").GetProperty("hold")));
        var resumed = await desk.Hub.InvokeAsync<JsonElement>("Resume", [new { have = new { } }]);
        Assert.Equal("""{"status":"pending","reason":"资料不全"}""", Compact(resumed.GetProperty("me").GetProperty("hold")));
        var entry = (await GetAsync(boss, "audit?action=changedShopStatus")).GetProperty("entries")[0];
        Assert.Equal(("operator", "status: active \u2192 pending, reason: \u2013 \u2192 资料不全"), (entry.GetProperty("actor").GetString(), entry.GetProperty("detail").GetString()));

        await SetAsync(new { level = "B" });
        Assert.Equal("pending", (await GetAsync(boss, "shop")).GetProperty("status").GetString());
        await SetAsync(new { status = "active", reason = "no shop that serves has one" });
        Assert.False((await GetAsync(boss, "shop")).TryGetProperty("reason", out _));
    }

    [Theory]
    [InlineData("closed", "ok", HttpStatusCode.BadRequest)]
    [InlineData("pending", "two\nlines", HttpStatusCode.BadRequest)]
    [InlineData("pending", "LONG", HttpStatusCode.BadRequest)]
    public async Task What_is_no_status_or_no_line_of_a_reason_changes_nothing(string status, string reason, HttpStatusCode expected)
    {
        using var answer = await Endpoint.Http.PutAsJsonAsync("/internal/shops/demo/standing", new { status, reason = reason.Replace("LONG", new('x', 201), StringComparison.Ordinal) });

        Assert.Equal(expected, answer.StatusCode);
        Assert.Equal("active", (await GetAsync(await TokenOfAsync("boss"), "shop")).GetProperty("status").GetString());
    }

    private async Task<JsonElement> SetAsync(object standing)
    {
        using var answer = await Endpoint.Http.PutAsJsonAsync("/internal/shops/demo/standing", standing);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    private static string Compact(JsonElement element) => element.GetRawText();
}
