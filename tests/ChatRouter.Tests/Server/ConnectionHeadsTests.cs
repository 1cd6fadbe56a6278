using ChatRouter.Core.Conversations;
using ChatRouter.Core.Delivery;
using ChatRouter.Core.Shops;
using ChatRouter.Server.Delivery;
using ChatRouter.Server.Limits;
using ChatRouter.TestKit;

namespace ChatRouter.Tests.Server;

/// <summary>Whose heads are looked for, and which of them are news to a client.</summary>
public sealed class ConnectionHeadsTests
{
    private static readonly ConversationId Talk = new("talk");

    private readonly ManualClock _clock = new();
    private readonly List<ServerEvent> _sent = [];

    [Fact]
    public void An_agents_first_conversation_is_looked_for_though_its_assignment_never_came()
    {
        Assert.True(Agent().Follows);
        Assert.False(Buyer().Follows);
    }

    [Fact]
    public void A_conversation_that_left_a_desk_and_comes_back_is_news_even_without_a_new_message()
    {
        var agent = Agent();
        agent.Told(Talk, 5);
        agent.Rose(Talk, 5);
        agent.PushHeads();
        Assert.Empty(_sent);

        agent.Left(Talk);
        agent.Rose(Talk, 5);
        agent.PushHeads();

        Assert.Equal(5, Assert.IsType<HeadsRose>(Assert.Single(_sent)).Heads[Talk]);
    }

    [Fact]
    public void What_left_a_desk_before_its_head_was_told_is_not_told()
    {
        var agent = Agent();
        agent.Rose(Talk, 5);

        agent.Left(Talk);
        agent.PushHeads();

        Assert.Empty(_sent);
    }

    private ClientConnection Agent() => Connection(null, new(new("shop"), new("agent"), "Agent", AccountRole.Agent, "stamp", "session"));

    private ClientConnection Buyer() => Connection(new(new("shop"), new("buyer"), null, true), null);

    private ClientConnection Connection(BuyerIdentity? buyer, AgentIdentity? agent) => new(
        new ConnectionId("c"), buyer, agent,
        serverEvent =>
        {
            _sent.Add(serverEvent);
            return Task.CompletedTask;
        },
        () => { }, new TokenBucket(1, 1, _clock), _ => { }, _clock);
}
