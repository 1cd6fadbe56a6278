using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using ChatRouter.Core.Conversations;
using ChatRouter.Core.Routing;
using ChatRouter.Core.Shops;
using ChatRouter.Server.Hubs;
using ChatRouter.TestKit.HubClient;

namespace ChatRouter.IntegrationTests.Routing;

/// <summary>文案: what the chat says to the buyers of a group instead of the shop's words, and how they know that it is theirs.</summary>
public sealed class GroupTextsTests : RoutingScene
{
    private const string Hostile = "<img src=x onerror=alert(1)>\u202e{time}\n&amp;\"";

    private static readonly GroupId AfterSale = new("after-sale");

    [Fact]
    public async Task They_are_drafted_word_by_word_come_as_they_were_written_once_published_and_go_with_their_version()
    {
        var (boss, agent, buyer) = (await TokenOfAsync("boss"), await AgentAsync("xiaofang"), await BuyerAsync());
        var plan = PlanOf(await GetAsync(boss, "routing/draft"));
        plan["groups"]!["after-sale"]!["texts"] = JsonNode.Parse($$"""{ "zh": { "queue": " 请稍候 ", "left": " " }, "en": { "ended": {{JsonSerializer.Serialize(Hostile)}} } }""");
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(boss, HttpMethod.Put, "routing/draft", new { revision = 0, plan })).Status);

        var changes = (await GetAsync(boss, "routing/draft/diff")).GetProperty("changes").EnumerateArray();
        Assert.Equal(
            [("/groups/after-sale/texts/en/ended", Hostile), ("/groups/after-sale/texts/zh/queue", "请稍候")],
            changes.Select(change => (change.GetProperty("path").GetString()!, change.GetProperty("to").GetString())));
        Assert.Null((await OpenAsync(buyer)).Chat);

        Assert.Equal(HttpStatusCode.OK, (await AskAsync(boss, HttpMethod.Post, "routing/publish", new { revision = 1, version = 1, reason = "售后" })).Status);
        await agent.UntilAsync(() => agent.Publications.Count == 1);
        var offered = (await OpenAsync(buyer)).Chat!;
        Assert.Equal([new(AfterSale, new ChatTexts(new(Queue: "请稍候"), new(Ended: Hostile)))], offered.GroupTexts!);
        Assert.Null(offered.Texts);

        Assert.Equal(HttpStatusCode.OK, (await AskAsync(boss, HttpMethod.Post, "routing/versions/1/restore", new { version = 2, reason = "back" })).Status);
        await agent.UntilAsync(() => agent.Publications.Count == 2);
        Assert.Null((await OpenAsync(buyer)).Chat);
    }

    [Fact]
    public async Task Who_waits_for_a_group_is_told_which_in_line_in_the_pool_when_he_comes_back_and_after_the_end()
    {
        var desk = await DeskAsync("laowang");
        await desk.SetStateAsync(WantedState.Paused);
        var (first, second) = (await WaitingAsync(), await WaitingAsync());
        Assert.Equal((AfterSale, 2), (second.Statuses.Last().Group, second.Statuses.Last().Queue!.Position));

        await first.Hub.InvokeAsync("LeaveQueue", []);

        await first.UntilAsync(() => first.Statuses.Last().Status == Placement.OfflinePool);
        Assert.Equal(AfterSale, first.Statuses.Last().Group);
        await second.UntilAsync(() => second.Statuses.Last().Queue?.Position == 1);
        Assert.Equal(AfterSale, second.Statuses.Last().Group);
        Assert.Equal((Placement.Queued, AfterSale), await StandsAsync(second));
        await second.Hub.InvokeAsync("Close", [second.Statuses.Last().ConversationId]);
        Assert.Equal((Placement.Closed, AfterSale), await StandsAsync(second));
    }

    [Fact]
    public async Task Who_waits_for_the_whole_shop_is_told_no_group()
    {
        var desk = await DeskAsync("laowang");
        await desk.SetStateAsync(WantedState.Paused);

        // His group, that of buyers without an order, is not there.
        var buyer = await WaitingAsync(new { have = new { } });

        Assert.Null(buyer.Statuses.Last().Group);
        Assert.Equal((Placement.Queued, null), await StandsAsync(buyer));
    }

    private async Task<BuyerTestClient> WaitingAsync(object? opens = null)
    {
        var buyer = await BuyerAsync();
        await buyer.Hub.InvokeAsync<BuyerSnapshot>("Open", [opens ?? new { have = new { }, groupKey = AfterSale.Value, fallback = "group" }]);
        await buyer.SendAsync("hello?");
        await buyer.UntilAsync(() => buyer.Statuses.LastOrDefault()?.Queue is not null);
        return buyer;
    }

    private static async Task<(Placement Status, GroupId? Group)> StandsAsync(BuyerTestClient buyer) =>
        (await OpenAsync(buyer)).Status is { } status ? (status.Status, status.Group) : throw new InvalidOperationException("He has no conversation.");

    private static Task<BuyerSnapshot> OpenAsync(BuyerTestClient buyer) => buyer.Hub.InvokeAsync<BuyerSnapshot>("Open", [new { have = new { } }]);
}
