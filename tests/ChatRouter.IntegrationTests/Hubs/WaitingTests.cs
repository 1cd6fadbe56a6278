using ChatRouter.Core.Conversations;
using ChatRouter.Core.Routing;
using ChatRouter.TestKit;
using ChatRouter.TestKit.HubClient;

namespace ChatRouter.IntegrationTests.Hubs;

/// <summary>Who waits, seen and taken by agents.</summary>
public sealed class WaitingTests : HubScene
{
    [Fact]
    public async Task With_nobody_online_a_buyer_stands_in_the_pool_and_an_agent_who_comes_takes_him_by_hand()
    {
        var agent = await DeskAsync("xiaofang");
        var buyer = await BuyerAsync();
        var conversation = (await buyer.SendAsync("anybody?")).ConversationId;

        var waiting = await UntilWaitingAsync(agent, view => view.OfflinePool.Total == 1);

        var row = Assert.Single(waiting.OfflinePool.Conversations);
        Assert.Equal((conversation, "anybody?", Placement.OfflinePool), (row.Id, row.LastText, row.Status));
        Assert.Equal(0, waiting.Queued.Total);
        await agent.SetStateAsync(WantedState.Paused);
        await agent.Hub.InvokeAsync("Take", [conversation]);
        await agent.UntilAsync(() => agent.Assigned.Any(assigned => assigned.Conversation.Id == conversation));
        await UntilWaitingAsync(agent, view => view.OfflinePool.Total == 0);
    }

    [Fact]
    public async Task Of_two_agents_who_take_the_same_buyer_one_gets_him_and_the_other_is_told_so()
    {
        var first = await DeskAsync("xiaofang");
        var second = await DeskAsync("xiaoming");
        var conversation = (await (await BuyerAsync()).SendAsync("hello")).ConversationId;
        await UntilWaitingAsync(first, view => view.OfflinePool.Total == 1);
        await first.SetStateAsync(WantedState.Paused);
        await second.SetStateAsync(WantedState.Paused);

        await first.Hub.InvokeAsync("Take", [conversation]);

        Assert.Equal("notWaiting", await RefusalOfAsync(() => second.Hub.InvokeAsync("Take", [conversation])));
        Assert.Equal("unknownConversation", await RefusalOfAsync(() => second.Hub.InvokeAsync("Take", [new ConversationId("nowhere")])));
    }

    [Fact]
    public async Task No_more_than_asked_for_are_listed_the_longest_waiting_first_and_all_are_counted()
    {
        var agent = await DeskAsync("xiaofang");
        var texts = new[] { "first", "second", "third" };
        foreach (var text in texts)
            await (await BuyerAsync()).SendAsync(text);

        var two = await UntilWaitingAsync(agent, view => view.OfflinePool.Total == 3, limit: 2);
        var none = await agent.Hub.InvokeAsync<WaitingView>("Waiting", [0]);

        Assert.Equal(["first", "second"], two.OfflinePool.Conversations.Select(row => row.LastText));
        Assert.Equal(3, none.OfflinePool.Total);
        Assert.Empty(none.OfflinePool.Conversations);
        Assert.False(none.OfflinePool.More);
    }

    [Fact]
    public async Task Who_served_a_conversation_is_told_its_rating_and_the_buyer_finds_it_again()
    {
        var (buyer, agent, conversation) = await TalkAsync();
        await agent.SendAsync(conversation, "here you are");
        await agent.Hub.InvokeAsync("Close", [conversation]);

        await buyer.Hub.InvokeAsync("Rate", [conversation, 4, new[] { "fast" }, "good"]);

        await agent.UntilAsync(() => !agent.Ratings.IsEmpty);
        var rated = Assert.Single(agent.Ratings).Rating;
        Assert.Equal((conversation, 4, "good"), (rated.ConversationId, rated.Score, rated.Text));
        Assert.Equal(["fast"], rated.Tags);
        Assert.Equal(4, (await buyer.OpenAsync()).Rating?.Score);
    }

    [Theory]
    [InlineData(0, "tag", "text")]
    [InlineData(6, "tag", "text")]
    [InlineData(5, "", "text")]
    [InlineData(5, "0123456789012345678901234567890123456789x", "text")]
    [InlineData(5, "tag", "not\0stored")]
    [InlineData(5, "no\0tag", "text")]
    public async Task A_rating_that_cannot_be_stored_is_refused(int score, string tag, string text)
    {
        var buyer = await BuyerAsync();
        var conversation = (await buyer.SendAsync("hello")).ConversationId;

        Assert.Equal("invalidArgument", await RefusalOfAsync(() => buyer.Hub.InvokeAsync("Rate", [conversation, score, new[] { tag }, text])));
    }

    // The server reads who waits every 2 s at most.
    private static async Task<WaitingView> UntilWaitingAsync(AgentTestClient agent, Func<WaitingView, bool> condition, int limit = 50)
    {
        WaitingView view = null!;
        await Until.TrueAsync(async () => condition(view = await agent.Hub.InvokeAsync<WaitingView>("Waiting", [limit])));
        return view;
    }
}
