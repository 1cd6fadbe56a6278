using ChatRouter.Core.Conversations;
using ChatRouter.Core.Routing;
using ChatRouter.TestKit.Routing;

namespace ChatRouter.TestKit.Model;

public sealed partial class InvariantChecker
{
    // A look of its own is one trip more in each step.
    private const int PartsEvery = 8;

    private int _checks;

    /// <summary>The whole state against a recount from the journal.</summary>
    public async Task CheckAsync()
    {
        var view = await _shop.ViewAsync();
        CheckConversations(view);
        CheckAgents(view);
        await CheckQueueAsync(view);
        SameOrder([], _shares.Differences(view, IsMember));
        CheckWaiting();
        SeeRest();
        if (_checks++ % PartsEvery == 0)
        {
            Assert.Equal(ViewText.Of(new StaffView(view.Agents, view.Waiting.Count, view.OfflinePool.Count)), ViewText.Of(await _shop.StaffViewAsync()));
            Assert.Equal(view.Conversations, await _shop.ConversationViewsAsync());
        }

        foreach (var conversation in _shop.Journal.OpenConversations.Take(2))
            Assert.Equal(view.Conversations.Single(c => c.Conversation == conversation.Id), await _shop.ConversationViewAsync(conversation.Buyer.Value));
    }

    /// <summary>Notes who rests by now.</summary>
    public void SeeRest()
    {
        _resting.RemoveWhere(id => _shop.Journal.Find(id)?.TurnOpenedAt is not null);
        _resting.UnionWith(_shop.Journal.OpenConversations.Where(c => c.Owner is not null && Rests(c, false)).Select(c => c.Id));
    }

    private bool IsMember(PoolId pool, AgentId agent) =>
        pool == PoolId.WholeShop || _shop.Agents[agent.Value].Groups.Any(g => pool.Value.Split('+').Contains(g.Value));

    // I1, I2, I3: every open conversation once, in the place the journal has.
    private void CheckConversations(ShopView view)
    {
        JournalConversation[] known = [.. _shop.Journal.OpenConversations.OrderBy(c => c.Id.Value, StringComparer.Ordinal)];
        if (known.Length == view.Conversations.Count && known.Zip(view.Conversations, Same).All(same => same))
            return;
        var expected = known.Select(Text);
        Assert.Equal(string.Join('\n', expected), string.Join('\n', view.Conversations.Select(c => $"{c.Conversation} {c.Buyer} {c.Placement} {c.Owner} v{c.Version} turn {c.TurnOpen} rests {c.Resting && c.Placement == Placement.Owned} since {c.WaitingSince:O} {c.OrderState} p{c.Priority}")));
        Assert.Fail("The conversations differ.");

        string Text(JournalConversation c) =>
            $"{c.Id} {c.Buyer} {c.Placement} {c.Owner} v{c.Version} turn {c.TurnOpenedAt is not null} rests {c.Owner is not null && Rests(c, false)} since {c.WaitingSince:O} {c.OrderState} p{c.Priority}";
    }

    private bool Same(JournalConversation c, ConversationView v) =>
        c.Id == v.Conversation && c.Buyer == v.Buyer && c.Placement == v.Placement && c.Owner == v.Owner && c.Version == v.Version && v.Seq <= c.Seq
        && v.TurnOpen == c.TurnOpenedAt is not null && (v.Resting && v.Placement == Placement.Owned) == (c.Owner is not null && Rests(c, false))
        && v.WaitingSince == c.WaitingSince && v.OrderState == c.OrderState && v.Priority == c.Priority;

    private void CheckAgents(ShopView view)
    {
        SameOrder(_shop.Agents.Keys, view.Agents.Select(a => a.Agent.Value));
        foreach (var (facts, seen) in Facts().Zip(view.Agents))
        {
            Assert.True((facts.State, facts.Pending, facts.Active, facts.Owned, facts.Busy, facts.Full, facts.Capacity) == (seen.State, seen.Pending, seen.Active, seen.Owned, seen.Busy, seen.Full, seen.Capacity),
                $"{facts.Id} by recount {facts}, seen {seen}");
            var connections = _shop.Live(facts.Id.Value).Count;
            Assert.Equal(connections, seen.Connections);
            Assert.True(States(facts, seen, connections).Contains(seen.State), $"{facts.Id} cannot be {seen.State}: {seen}, {facts.Settings}");
            Assert.True(seen.State != AgentState.Grace || seen.GraceUntil > _now(), $"The grace of {facts.Id} is over: {seen}");
        }
    }

    // Online = wants online, is connected, enabled and on duty.
    private static AgentState[] States(AgentFacts facts, AgentView seen, int connections)
    {
        if (!facts.Settings.Enabled || seen.Wanted == WantedState.Offline)
            return [AgentState.Offline];
        if (connections == 0)
            return [AgentState.Grace, AgentState.Offline];
        if (!facts.Settings.OnDuty)
            return facts.Pending == 0 ? [AgentState.Offline] : [AgentState.Paused];
        return [seen.Wanted == WantedState.Paused ? AgentState.Paused : AgentState.Online];
    }

    private async Task CheckQueueAsync(ShopView view)
    {
        var queued = _shop.Journal.OpenConversations.Where(c => c.Placement == Placement.Queued)
            .OrderByDescending(Class).ThenBy(c => c.WaitingSince).ThenBy(c => c.Id.Value, StringComparer.Ordinal).Select(c => c.Id).ToList();
        SameOrder(queued, view.Waiting);
        var queue = await _shop.QueueAsync();
        SameOrder(queued, queue.Select(q => q.Conversation));
        foreach (var pool in queue.GroupBy(q => q.Pool))
            SameOrder(Enumerable.Range(1, pool.Count()), pool.Select(q => q.Position));
        if (queue.Count > 0)
            Assert.Equal(queue[^1].Position, await _shop.PositionAsync(queue[^1].Conversation));
        SameOrder(_shop.Journal.OpenConversations.Where(c => c.Placement == Placement.OfflinePool)
            .OrderBy(c => c.WaitingSince).ThenBy(c => c.Id.Value, StringComparer.Ordinal).Select(c => c.Id), view.OfflinePool);
    }

    // Assert.Equal is slow where nothing differs.
    private static void SameOrder<T>(IEnumerable<T> expected, IEnumerable<T> actual)
    {
        if (!expected.SequenceEqual(actual))
            Assert.Equal(expected, actual);
    }

    private int Class(JournalConversation conversation)
    {
        var boost = _shop.Settings.AgeBoost == TimeSpan.Zero ? 0 : (_now() - conversation.WaitingSince) / _shop.Settings.AgeBoost;
        return Math.Max(conversation.Priority, Math.Min(3, conversation.Priority + (int)boost));
    }

    // I7: nobody waits whom an eligible agent could take; nobody waits where nobody is.
    private void CheckWaiting()
    {
        var oracle = Oracle(Facts());
        foreach (var conversation in _shop.Journal.OpenConversations.Where(c => c.Placement == Placement.Queued))
        {
            var forecast = oracle.Ask(new()
            {
                Buyer = conversation.Buyer,
                OrderState = conversation.OrderState,
                At = _now(),
                Group = conversation.TransferredTo,
                Asked = conversation.Asked,
                Excluded = [.. conversation.Tried, .. conversation.ExcludedAgent is { } giver ? [giver] : Array.Empty<AgentId>()],
                Overflowed = conversation.Pool == PoolId.WholeShop,
            });
            if (forecast.Exact && conversation.TransferredTo is null)
                Assert.True(forecast.Placement == Placement.Queued, $"I7: {conversation.Id} waits in the queue, by the rules {forecast}");
            else if (conversation.TransferredTo is not null)
                Assert.True(forecast.Placement != Placement.Owned, $"I7: {conversation.Id} waits in the queue, by the rules {forecast}");
        }
    }
}
