using System.Collections.Concurrent;
using ChatRouter.Core.Conversations;
using ChatRouter.Core.Delivery;
using ChatRouter.Core.Journal;
using ChatRouter.Core.Routing;
using ChatRouter.Core.Shops.Plans;
using ChatRouter.Server.Delivery;
using ChatRouter.Server.Limits;

namespace ChatRouter.Tests.Conversations;

/// <summary>An agent reads on with a conversation that he handed over.</summary>
public sealed class StaysTests
{
    private static readonly AgentIdentity Anna = SmallShop.AgentOf("a");
    private static readonly AgentIdentity Bert = SmallShop.AgentOf("b");

    [Fact]
    public async Task The_giver_reads_on_for_five_minutes_and_not_a_moment_longer()
    {
        await using var shop = await SmallShop.OpenAsync();
        var talk = await GivenAsync(shop);
        var until = shop.Clock.GetUtcNow() + Stays.For;

        shop.Clock.Advance(Stays.For - TimeSpan.FromMilliseconds(1));
        var stayed = await shop.Get<Stays>().BeginAsync(Anna, talk, false, CancellationToken.None);
        shop.Clock.Advance(TimeSpan.FromMilliseconds(1));
        var late = await shop.Get<Stays>().BeginAsync(Anna, talk, false, CancellationToken.None);

        Assert.Equal((until, Bert.Agent, "hi"), (stayed.Value!.Until, stayed.Value.Conversation.Owner!.Value, stayed.Value.Messages.Single().Text));
        Assert.Equal(ErrorCode.UnknownConversation, late.Rejection?.Code);
    }

    [Fact]
    public async Task He_is_told_how_often_it_was_handed_over_until_now_by_whom_to_whom_and_why()
    {
        await using var shop = await SmallShop.OpenAsync();
        var talk = await GivenAsync(shop);
        var given = shop.Clock.GetUtcNow();
        var first = (await shop.Get<Stays>().BeginAsync(Anna, talk, false, CancellationToken.None)).Value!.Handovers;
        shop.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Null(await shop.Get<AgentConversations>().TransferAsync(Bert, talk, Anna.Agent, null, "back", "sizes", CancellationToken.None));
        Assert.Null(await shop.Get<AgentConversations>().TransferAsync(Anna, talk, Bert.Agent, null, "no", null, CancellationToken.None));

        var then = (await shop.Get<Stays>().BeginAsync(Anna, talk, false, CancellationToken.None)).Value!.Handovers;

        Assert.Equal(
            [(given, Anna.Agent, Bert.Agent, "after-sale"), (given.AddMinutes(1), Bert.Agent, Anna.Agent, "back: sizes"), (given.AddMinutes(1), Anna.Agent, Bert.Agent, "no")],
            then.Select(handover => (handover.At, handover.By, handover.To!.Value, handover.Remark)));
        Assert.Equal(then[0] with { Groups = [] }, Assert.Single(first) with { Groups = [] });
        Assert.All(then, handover => Assert.Empty(handover.Groups));
    }

    [Fact]
    public async Task What_waits_for_a_group_names_it_and_whoever_gets_it_sees_both_that_it_was_handed_over_and_that_it_waited()
    {
        await using var shop = await SmallShop.OpenAsync();
        var plan = new RoutingPlan
        {
            Groups = new Dictionary<GroupId, PlannedGroup> { [new("g")] = new("G", [Bert.Agent]) },
            Agents = new Dictionary<AgentId, PlannedAgent> { [Bert.Agent] = new(Capacity: 1) },
        };
        Assert.True(await shop.Get<IRoutingStore>().PublishAsync(SmallShop.Id, new(new(2, null, "", shop.Clock.GetUtcNow()), plan), null, CancellationToken.None));
        await shop.Get<Rebuilder>().RebuildAsync(CancellationToken.None);
        await shop.OnlineAsync(Bert);
        var full = await shop.WriteAsync("full");
        await shop.OnlineAsync(Anna);
        var talk = await shop.WriteAsync("buyer");
        Assert.Null(await shop.Get<AgentConversations>().TransferAsync(Anna, talk, null, new("g"), "after-sale", null, CancellationToken.None));

        var waiting = (await shop.Get<Stays>().BeginAsync(Anna, talk, false, CancellationToken.None)).Value!;
        Assert.Null(await shop.Get<AgentConversations>().CloseAsync(Bert, full, CancellationToken.None));
        await shop.Get<RoutingWork>().WhenIdleAsync(CancellationToken.None);
        var got = AgentConversation.Of((await shop.Get<IJournal>().FindAsync(SmallShop.Id, talk, CancellationToken.None))!);

        Assert.Equal(Placement.Queued, waiting.Conversation.Status);
        var handover = Assert.Single(waiting.Handovers);
        Assert.Equal((Anna.Agent, null, "after-sale"), (handover.By, handover.To, handover.Remark));
        Assert.Equal([new GroupId("g")], handover.Groups);
        Assert.Equal(Bert.Agent, got.Owner);
        Assert.Equal(["transferred", "fromQueue"], got.Notes);
    }

    [Fact]
    public async Task Whoever_reads_on_gets_five_minutes_more_each_time_he_asks_and_an_hour_at_the_most()
    {
        await using var shop = await SmallShop.OpenAsync();
        var talk = await GivenAsync(shop);
        var given = shop.Clock.GetUtcNow();
        var asks = new List<DateTimeOffset?>();

        for (var asked = 0; asked < 16; asked++)
        {
            asks.Add((await shop.Get<Stays>().BeginAsync(Anna, talk, more: true, CancellationToken.None)).Value?.Until);
            shop.Clock.Advance(TimeSpan.FromMinutes(4));
        }

        Assert.Equal(given + Stays.For, asks[0]);
        Assert.Equal(given + TimeSpan.FromMinutes(9), asks[1]);
        Assert.Equal(given + Stays.AtMost, asks[14]);
        Assert.Null(asks[15]);
    }

    [Fact]
    public async Task To_everybody_else_and_to_whom_it_was_taken_from_it_is_absent()
    {
        await using var shop = await SmallShop.OpenAsync();
        var talk = await GivenAsync(shop);
        var supervisor = new AgentIdentity(SmallShop.Id, new("s"), "s", Core.Shops.AccountRole.Supervisor, "");
        await shop.Get<AgentConversations>().TransferAsync(supervisor, talk, Anna.Agent, null, "back", null, CancellationToken.None);

        Assert.Equal(ErrorCode.UnknownConversation, (await shop.Get<Stays>().BeginAsync(Bert, talk, false, CancellationToken.None)).Rejection?.Code);
        Assert.Equal(ErrorCode.UnknownConversation, (await shop.Get<Stays>().BeginAsync(SmallShop.AgentOf("c"), talk, false, CancellationToken.None)).Rejection?.Code);
        Assert.Equal(ErrorCode.UnknownConversation, (await shop.Get<Stays>().BeginAsync(Anna, new("nowhere"), false, CancellationToken.None)).Rejection?.Code);
    }

    [Fact]
    public async Task Reading_on_gives_no_right_to_write_and_counts_nowhere()
    {
        await using var shop = await SmallShop.OpenAsync();
        var talk = await GivenAsync(shop);
        await shop.Get<Stays>().BeginAsync(Anna, talk, false, CancellationToken.None);

        var sent = await shop.Get<AgentConversations>().SendAsync(Anna, new("c"), talk, new(Guid.CreateVersion7().ToString(), MessageKind.Text, "me again"), CancellationToken.None);
        var noted = await shop.Get<AgentConversations>().NoteAsync(Anna, new("c"), talk, Guid.CreateVersion7().ToString(), "me again", CancellationToken.None);
        var view = (await shop.Get<IDispatcher>().ViewAsync(SmallShop.Id, CancellationToken.None))!;

        Assert.Equal((ErrorCode.NotOwner, ErrorCode.UnknownConversation), (sent.Rejection?.Code, noted.Rejection?.Code));
        Assert.Equal([("a", 0), ("b", 1)], view.Agents.Select(agent => (agent.Agent.Value, agent.Active)).OrderBy(agent => agent.Value));
    }

    [Fact]
    public async Task What_is_said_comes_to_him_until_the_servers_clock_says_that_it_is_over_or_he_leaves()
    {
        await using var shop = await SmallShop.OpenAsync();
        var talk = await GivenAsync(shop);
        var (onlookers, _, heard) = await ReadOnAsync(shop, talk);

        await shop.WriteAsync("buyer");
        await onlookers.LookAsync(CancellationToken.None);
        shop.Clock.Advance(Stays.For);
        await shop.WriteAsync("buyer");
        await onlookers.LookAsync(CancellationToken.None);
        await onlookers.LookAsync(CancellationToken.None);

        Assert.Equal(2, Assert.IsType<MessageArrived>(heard.First()).Message.Seq);
        Assert.Equal(new ConversationUnassigned(talk, "stayOver"), heard.Last());
        Assert.Equal(2, heard.Count);
    }

    [Fact]
    public async Task Who_stays_is_told_once_who_has_the_conversation_by_now_and_that_it_ended()
    {
        await using var shop = await SmallShop.OpenAsync();
        var talk = await GivenAsync(shop);
        var (onlookers, _, heard) = await ReadOnAsync(shop, talk);
        var supervisor = new AgentIdentity(SmallShop.Id, new("s"), "s", Core.Shops.AccountRole.Supervisor, "");

        Assert.Null(await shop.Get<AgentConversations>().TransferAsync(supervisor, talk, Anna.Agent, null, "back", null, CancellationToken.None));
        await onlookers.LookAsync(CancellationToken.None);
        await onlookers.LookAsync(CancellationToken.None);
        Assert.Null(await shop.Get<AgentConversations>().CloseAsync(Anna, talk, CancellationToken.None));
        await onlookers.LookAsync(CancellationToken.None);
        await onlookers.LookAsync(CancellationToken.None);

        var told = heard.OfType<ConversationChanged>().Select(changed => changed.Conversation).ToList();
        Assert.Equal([Placement.Owned, Placement.Closed], told.Select(row => row.Status));
        Assert.Equal(Anna.Agent, told[0].Owner);
    }

    [Fact]
    public async Task Who_leaves_is_told_of_nothing_more()
    {
        await using var shop = await SmallShop.OpenAsync();
        var talk = await GivenAsync(shop);
        var (onlookers, connection, heard) = await ReadOnAsync(shop, talk);

        onlookers.End(connection, talk);
        await shop.WriteAsync("buyer");
        await onlookers.LookAsync(CancellationToken.None);

        Assert.Empty(heard);
    }

    /// <summary>A conversation that Anna handed to Bert.</summary>
    private static async Task<ConversationId> GivenAsync(SmallShop shop)
    {
        await shop.OnlineAsync(Anna);
        var talk = await shop.WriteAsync("buyer");
        await shop.OnlineAsync(Bert);
        Assert.Null(await shop.Get<AgentConversations>().TransferAsync(Anna, talk, Bert.Agent, null, "after-sale", null, CancellationToken.None));
        return talk;
    }

    /// <summary>Anna's connection, which reads on, and what it is told.</summary>
    private static async Task<(Onlookers Onlookers, ConnectionId Connection, ConcurrentQueue<ServerEvent> Heard)> ReadOnAsync(SmallShop shop, ConversationId talk)
    {
        var (connections, heard) = (new ConnectionRegistry(), new ConcurrentQueue<ServerEvent>());
        var connection = new ClientConnection(
            new("c"), null, Anna,
            serverEvent =>
            {
                heard.Enqueue(serverEvent);
                return Task.CompletedTask;
            },
            () => { }, new TokenBucket(1, 1, shop.Clock), connections.Attend, shop.Clock);
        connections.Add(connection);
        connection.Open(Core.Conversations.BuyerEntry.Unknown);
        var onlookers = new Onlookers(connections, shop.Get<AgentConversations>(), shop.Get<IJournal>(), shop.Clock);
        onlookers.Begin(connection, (await shop.Get<Stays>().BeginAsync(Anna, talk, false, CancellationToken.None)).Value!);
        return (onlookers, connection.Id, heard);
    }
}
