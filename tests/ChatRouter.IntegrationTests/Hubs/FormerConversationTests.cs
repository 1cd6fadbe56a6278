using ChatRouter.Core.Conversations;
using ChatRouter.TestKit.HubClient;

namespace ChatRouter.IntegrationTests.Hubs;

/// <summary>A buyer reads back into what he talked about before.</summary>
public sealed class FormerConversationTests : HubScene
{
    private sealed record Opened(bool HasFormer);

    protected override IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?> { ["Limits:Enabled"] = "false" };

    [Fact]
    public async Task A_buyer_goes_back_from_conversation_to_conversation_until_his_first()
    {
        var (buyer, agent, first) = await TalkAsync("第一次");
        await EndAsync(buyer, agent, first);
        var second = (await buyer.SendAsync("第二次")).ConversationId;
        await agent.UntilAsync(() => agent.Assigned.Any(assigned => assigned.Conversation.Id == second));
        await agent.Hub.InvokeAsync<object>("Note", [second, new { clientMsgId = Guid.CreateVersion7(), text = "难缠" }]);
        await EndAsync(buyer, agent, second);
        var third = (await buyer.SendAsync("第三次")).ConversationId;

        Assert.True((await buyer.Hub.InvokeAsync<Opened>("Open", [new { have = new { } }])).HasFormer);
        var before = await FormerAsync(buyer, third);
        var start = await FormerAsync(buyer, second);
        Assert.Equal((second, true), (before!.ConversationId, before.HasFormer));
        Assert.Equal(["第二次", null], before.Messages.Select(message => message.Text));
        Assert.Equal((first, false), (start!.ConversationId, start.HasFormer));
        Assert.Equal(["第一次"], start.Messages.Select(message => message.Text));
        Assert.Null(await FormerAsync(buyer, first));
    }

    [Fact]
    public async Task Of_a_long_one_comes_the_end_and_History_has_the_rest()
    {
        var (buyer, agent, first) = await TalkAsync("开头");
        var supervisor = await SupervisorAsync();
        for (var i = 0; i < 50; i++)
            await supervisor.WhisperAsync(first, $"note {i}");
        await EndAsync(buyer, agent, first);
        var second = (await buyer.SendAsync("又来了")).ConversationId;

        var former = await FormerAsync(buyer, second);
        var rest = await buyer.Hub.InvokeAsync<OpenedWidget>("History", [first, former!.Messages[0].Seq]);

        Assert.Equal(Enumerable.Range(2, 50), former.Messages.Select(message => (int)message.Seq));
        Assert.Equal("开头", Assert.Single(rest.Messages!).Text);
    }

    [Fact]
    public async Task Whoever_has_one_conversation_has_none_before_it_and_nobody_reads_anothers()
    {
        var (buyer, _, conversation) = await TalkAsync();
        var stranger = await BuyerAsync();

        Assert.False((await buyer.Hub.InvokeAsync<Opened>("Open", [new { have = new { } }])).HasFormer);
        Assert.False((await stranger.Hub.InvokeAsync<Opened>("Open", [new { have = new { } }])).HasFormer);
        Assert.Equal("unknownConversation", await RefusalOfAsync(() => FormerAsync(stranger, conversation)));
        Assert.Equal("unknownConversation", await RefusalOfAsync(() => FormerAsync(stranger, new("nowhere"))));
    }

    private static Task<FormerConversation?> FormerAsync(BuyerTestClient buyer, ConversationId id) => buyer.Hub.InvokeAsync<FormerConversation?>("Former", [id]);

    private static async Task EndAsync(BuyerTestClient buyer, AgentTestClient agent, ConversationId conversation)
    {
        await agent.Hub.InvokeAsync("Close", [conversation]);
        await buyer.UntilAsync(() => buyer.ClosedConversations.Contains(conversation));
    }
}
