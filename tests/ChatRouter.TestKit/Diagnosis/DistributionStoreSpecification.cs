using ChatRouter.Core.Conversations;
using ChatRouter.Core.Diagnosis;
using ChatRouter.Core.Journal;
using ChatRouter.Core.Routing;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace ChatRouter.TestKit.Diagnosis;

/// <summary>What every history of states and assignments promises. A subclass supplies an empty one and a journal on the same database.</summary>
public abstract class DistributionStoreSpecification
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly ShopId Shop = new("shop");
    private static readonly AgentId[] Agents = [new("a"), new("b"), new("c")];

    protected abstract IDistributionStore Store { get; }

    protected abstract IJournalStore JournalStore { get; }

    [Fact]
    public async Task An_agent_is_what_he_last_became()
    {
        await Store.AddStatesAsync([StateAt(10, "a", AgentState.Online), StateAt(20, "a", AgentState.Paused), StateAt(15, "b", AgentState.Grace)], None);
        await Store.AddStatesAsync([StateAt(20, "a", AgentState.Offline), StateAt(20, "a", AgentState.Online), new(new("another"), new("c"), AgentState.Online, At(1))], None);

        Assert.Equal([("a", AgentState.Online)], await StatesAtAsync(14));
        Assert.Equal([("a", AgentState.Online), ("b", AgentState.Grace)], await StatesAtAsync(20));
        Assert.Empty(await StatesAtAsync(9));
        Assert.Equal(At(10), await Store.StatesSinceAsync(Shop, None));
        Assert.Null(await Store.StatesSinceAsync(new("empty"), None));
    }

    [Fact]
    public async Task Why_an_agent_was_paused_is_kept_with_it()
    {
        await Store.AddStatesAsync([StateAt(10, "a", AgentState.Paused) with { Reason = "用餐 🍜" }, StateAt(20, "a", AgentState.Online)], None);
        await Store.AddStatesAsync([StateAt(20, "a", AgentState.Paused) with { Reason = "meal" }], None);

        Assert.Equal("用餐 🍜", (await Store.StatesAtAsync(Shop, Agents, At(15), None))[new("a")].Reason);
        Assert.Equal([StateAt(20, "a", AgentState.Paused) with { Reason = "meal" }], await Store.StatesAsync(Shop, At(10), new("a"), At(99), 10, None));
    }

    [Fact]
    public async Task Changes_are_read_in_their_order_page_by_page()
    {
        await Store.AddStatesAsync([StateAt(20, "b", AgentState.Online), StateAt(10, "a", AgentState.Online), StateAt(20, "a", AgentState.Offline), StateAt(30, "a", AgentState.Online)], None);

        var first = await Store.StatesAsync(Shop, At(0), new(""), At(30), 2, None);
        var rest = await Store.StatesAsync(Shop, first[^1].At, first[^1].Agent, At(30), 2, None);

        Assert.Equal([StateAt(10, "a", AgentState.Online), StateAt(20, "a", AgentState.Offline)], first);
        Assert.Equal([StateAt(20, "b", AgentState.Online)], rest);
        Assert.Equal(["b"], (await Store.PresentAsync(Shop, At(15), At(30), None)).Select(agent => agent.Value));
        Assert.Empty(await Store.PresentAsync(new("another"), At(0), At(99), None));
    }

    [Fact]
    public async Task What_ended_long_ago_is_forgotten_some_at_a_time_and_what_still_holds_is_kept()
    {
        await Store.AddStatesAsync(
            [
                StateAt(1, "a", AgentState.Online), StateAt(2, "a", AgentState.Paused), StateAt(3, "a", AgentState.Online), StateAt(30, "a", AgentState.Paused),
                StateAt(4, "b", AgentState.Online), StateAt(5, "b", AgentState.Offline),
                new(new("another"), new("c"), AgentState.Online, At(1)), new(new("another"), new("c"), AgentState.Paused, At(9)),
            ],
            None);

        Assert.Equal(3, await Store.ForgetStatesAsync(At(10), 3, None));
        Assert.Equal(2, await Store.ForgetStatesAsync(At(10), 3, None));
        Assert.Equal(0, await Store.ForgetStatesAsync(At(10), 3, None));

        Assert.Equal([("a", AgentState.Online)], await StatesAtAsync(10));
        Assert.Equal([StateAt(3, "a", AgentState.Online), StateAt(30, "a", AgentState.Paused)], await Store.StatesAsync(Shop, At(0), new(""), At(99), 10, None));
        Assert.Equal(AgentState.Paused, (await Store.StatesAtAsync(new("another"), Agents, At(10), None))[new("c")].State);
    }

    [Fact]
    public async Task Assignments_to_agents_are_read_by_time_whatever_conversation_they_are_of()
    {
        var journal = new BatchingJournal(JournalStore, Options.Create(new JournalOptions()), TimeProvider.System, NullLogger<BatchingJournal>.Instance);
        journal.Start();
        await AssignAsync(journal, "z", (10, "a"), (30, "b"));
        await AssignAsync(journal, "y", (10, "b"));
        await AssignAsync(journal, "x", (20, null), (40, "a"));
        await journal.StopAsync(None);

        var all = await Store.AssignedAsync(Shop, AssignmentMark.Before(At(10)), At(40), 10, None);
        Assert.Equal(["y 1 b", "z 1 a", "z 2 b"], all.Select(Said));
        Assert.Equal(RouteReason.Weighted, all[0].Decision.Reason);
        var paged = await Store.AssignedAsync(Shop, AssignmentMark.Of(all[0]), At(41), 2, None);
        Assert.Equal(["z 1 a", "z 2 b"], paged.Select(Said));
        Assert.Equal(["x 2 a"], (await Store.AssignedAsync(Shop, AssignmentMark.Of(paged[^1]), At(41), 2, None)).Select(Said));
        Assert.Empty(await Store.AssignedAsync(new("another"), AssignmentMark.Before(At(0)), At(99), 10, None));

        var traffic = await Store.TrafficAsync(Shop, At(10), At(40), TimeSpan.FromSeconds(20), None);
        Assert.Equal([(0, 2), (1, 1)], traffic.Select(step => (step.Key, step.Value)).Order());

        static string Said(AssignmentRecord assignment) => $"{assignment.Conversation.Value} {assignment.Version} {assignment.Owner!.Value.Value}";
    }

    private static DateTimeOffset At(int second) => DateTimeOffset.UnixEpoch.AddSeconds(second);

    private static AgentStateRecord StateAt(int second, string agent, AgentState state) => new(Shop, new(agent), state, At(second));

    private async Task<IEnumerable<(string, AgentState)>> StatesAtAsync(int second) =>
        (await Store.StatesAtAsync(Shop, Agents, At(second), None)).Select(state => (state.Key.Value, state.Value.State)).Order();

    private static async Task AssignAsync(BatchingJournal journal, string name, params (int Second, string? Owner)[] placements)
    {
        var conversation = (await journal.AppendAsync(new()
        {
            Shop = Shop,
            Buyer = new(name),
            NewConversation = new(name),
            From = MessageFrom.Buyer,
            Kind = MessageKind.Text,
            Text = "hello",
            ClientMsgId = name,
            At = At(placements[0].Second),
        }, None)).Conversation!;
        foreach (var (second, owner) in placements)
        {
            conversation = (await journal.PlaceAsync(new(Shop, new()
            {
                Conversation = conversation.Id,
                Buyer = conversation.Buyer,
                Placement = owner is null ? Placement.Queued : Placement.Owned,
                Owner = owner is null ? null : new(owner),
                PreviousOwner = conversation.Owner,
                ExpectedVersion = conversation.Version,
                Changes = true,
                Reason = owner is null ? RouteReason.AllFull : RouteReason.Weighted,
                WaitingSince = conversation.WaitingSince,
                At = At(second),
            }), None)).Conversation!;
        }
    }
}
