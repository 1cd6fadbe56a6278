using ChatRouter.Core.Conversations;
using ChatRouter.TestKit;

namespace ChatRouter.IntegrationTests.Hubs;

public sealed class BuyerContextTests : HubScene
{
    [Fact]
    public async Task The_agent_learns_how_the_buyer_came_and_what_the_page_said_of_him()
    {
        var agent = await AgentAsync("xiaofang");
        var buyer = await BuyerAsync();
        await buyer.Hub.InvokeAsync<object>("Open", [new { have = new { }, entry = "/p/1", orderId = "2391", metadata = new { level = "V3" } }]);

        var ack = await buyer.SendAsync("hello");
        BuyerContext? context = null;
        await Until.TrueAsync(async () => (context = await agent.Hub.InvokeAsync<BuyerContext>("ContextOf", [ack.ConversationId])).Entry is not null);

        Assert.Equal(("/p/1", "2391"), (context!.Entry, context.OrderId));
        Assert.Equal("V3", context.Metadata["level"]);
    }

    [Fact]
    public async Task A_page_that_says_nothing_leaves_nothing_to_see()
    {
        var (_, agent, conversation) = await TalkAsync();

        var context = await agent.Hub.InvokeAsync<BuyerContext>("ContextOf", [conversation]);

        Assert.Equal((null, null, 0), (context.Entry, context.OrderId, context.Metadata.Count));
    }

    [Fact]
    public async Task A_colleagues_buyer_is_not_shown()
    {
        var (_, _, conversation) = await TalkAsync();
        var colleague = await AgentAsync("laowang");

        Assert.Equal("unknownConversation", await RefusalOfAsync(() => colleague.Hub.InvokeAsync<BuyerContext>("ContextOf", [conversation])));
    }

    [Theory]
    [InlineData(21, 1, 1)]
    [InlineData(1, 65, 1)]
    [InlineData(1, 1, 257)]
    public async Task Too_much_metadata_is_refused(int keys, int keyLength, int valueLength)
    {
        var buyer = await BuyerAsync();
        var metadata = Enumerable.Range(0, keys).ToDictionary(i => new string((char)('a' + i), keyLength), _ => new string('v', valueLength));

        Assert.Equal("invalidArgument", await RefusalOfAsync(() => buyer.Hub.InvokeAsync<object>("Open", [new { have = new { }, metadata }])));
    }

    [Fact]
    public async Task A_buyer_ends_his_conversation_and_both_sides_hear_of_it()
    {
        var (buyer, agent, conversation) = await TalkAsync();

        await buyer.Hub.InvokeAsync("Close", [conversation]);
        await buyer.Hub.InvokeAsync("Close", [conversation]);
        await buyer.UntilAsync(() => buyer.ClosedConversations.Contains(conversation));
        await agent.UntilAsync(() => agent.Unassigned.Any(gone => gone.ConversationId == conversation));

        Assert.Equal("closed", agent.Unassigned.First().Reason);
        Assert.NotEqual(conversation, (await buyer.SendAsync("one more thing")).ConversationId);
    }
}
