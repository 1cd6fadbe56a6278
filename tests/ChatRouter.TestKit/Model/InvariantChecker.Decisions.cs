using ChatRouter.Core.Conversations;
using ChatRouter.Core.Routing;
using ChatRouter.TestKit.Routing;

namespace ChatRouter.TestKit.Model;

public sealed partial class InvariantChecker
{
    /// <summary>A message that moved nothing: it reached an owner who is there, or still nobody may take it.</summary>
    public void AfterRoute(DispatchResult result)
    {
        Assert.Equal(DispatchOutcome.Done, result.Outcome);
        var subject = result.Subject ?? throw new InvalidOperationException("A routed message has a subject.");
        if (subject.Changes)
            return;
        var conversation = _shop.Journal.Find(subject.Conversation)!;
        Assert.Equal((conversation.Placement, conversation.Owner), (subject.Placement, subject.Owner));
        if (conversation.Owner is { } owner)
        {
            Assert.NotEqual(AgentState.Offline, StateOf(owner.Value));
            Assert.Equal(RouteReason.Owner, subject.Reason);
        }
        else if (Step.Kind != ModelEventKind.BuyerToBot && Oracle(Facts()).Ask(Question(conversation, subject)) is { Exact: true, Placement: Placement.Owned } missed)
        {
            Fail($"{conversation.Id} stays {conversation.Placement}, by the rules {missed}");
        }
    }

    private void BeforeDecision(JournalConversation before, Decision decision)
    {
        if (_suspended)
            return;
        Assert.True(decision.Owner is null || _shop.Agents.ContainsKey(decision.Owner.Value.Value), $"I9: {decision.Owner} is not of {_shop.Id}.");
        Assert.Equal(_now(), decision.At);
        Assert.True(before.Version == 0 || before.OrderState == decision.OrderState, $"The order state was {before.OrderState}: {decision}");
        Assert.True(WhereItWas(before, decision) == (decision.Notes & (RouteNotes.FromQueue | RouteNotes.FromPool)), $"It was {before.Placement}: {decision}");
        var facts = Facts(beforeRest: Step.Due && decision.Notes.HasFlag(RouteNotes.AgentLost));
        switch (decision.Reason)
        {
            case RouteReason.Taken or RouteReason.Bot or RouteReason.BuyerLeftQueue: ByHand(before, decision); break;
            case RouteReason.MaxWait: Assert.True(_shop.Settings.MaxWait > TimeSpan.Zero && _now() - before.WaitingSince >= _shop.Settings.MaxWait, $"Too early: {decision}"); break;
            case RouteReason.MaxQueue: Assert.True(_shop.Settings.MaxQueue > 0 && Queued() >= _shop.Settings.MaxQueue, $"The queue is not full: {decision}"); break;
            case RouteReason.Named when Step.Kind == ModelEventKind.TransferToAgent: Assert.Equal(Step.Agent, decision.Owner); break;
            default: ByTheRules(before, decision, facts); break;
        }

        Count(before, decision, facts);
    }

    private static RouteNotes WhereItWas(JournalConversation before, Decision decision) => decision.Owner is null ? RouteNotes.None : before.Placement switch
    {
        Placement.Queued => RouteNotes.FromQueue,
        Placement.OfflinePool => RouteNotes.FromPool,
        _ => RouteNotes.None,
    };

    private int Queued() => _shop.Journal.OpenConversations.Count(c => c.Placement == Placement.Queued);

    private void ByHand(JournalConversation before, Decision decision)
    {
        Assert.Equal(Step.Buyer, decision.Buyer);
        Assert.Equal(decision.Reason switch { RouteReason.Taken => ModelEventKind.Take, RouteReason.Bot => ModelEventKind.BuyerToBot, _ => ModelEventKind.LeaveQueue }, Step.Kind);
        if (decision.Reason == RouteReason.Taken)
            Assert.Equal(Step.Agent, decision.Owner);
        if (decision.Reason == RouteReason.BuyerLeftQueue)
            Assert.Equal(Placement.Queued, before.Placement);
    }

    private void ByTheRules(JournalConversation before, Decision decision, IReadOnlyList<AgentFacts> facts)
    {
        var oracle = Oracle(InGrace(before, decision, facts));
        var forecast = oracle.Ask(Question(before, decision));
        if (before.Placement == Placement.OfflinePool && decision.Owner is not null && decision.Buyer != Step.Buyer)
            Round(decision, facts);
        else if (forecast.Exact && Sure(before, decision))
            Assert.True(Agrees(forecast, decision), $"{decision}\n  by the rules: {forecast}\n  agents: {string.Join("; ", facts.Select(f => $"{f.Id} {f.State} p{f.Pending} a{f.Active} cap{f.Capacity} w{f.Settings.Weight} [{string.Join(' ', f.Settings.Groups)}]{(f.Settings.NoSplit ? " noSplit" : "")}{(f.Settings.OnDuty ? "" : " offDuty")}{(f.Flapping ? " flapping" : "")}"))}");
        if (decision.Owner is { } winner)
            Allowed(decision, facts.Single(f => f.Id == winner), oracle, Question(before, decision));
    }

    // What the policy leaves open: waiting for a group to which it was transferred, once that group is empty; a second try of those who were tried.
    private static bool Sure(JournalConversation before, Decision decision) =>
        decision.Notes.HasFlag(RouteNotes.Silent) ? decision.Reason is RouteReason.Weighted or RouteReason.Average
        : before.TransferredTo is null && (before.Tried.Count == 0 || decision.Notes.HasFlag(RouteNotes.AgentLost));

    private static bool Agrees(Forecast forecast, Decision decision) =>
        forecast.Placement == decision.Placement
        && forecast.Winner?.Id == decision.Owner
        && (forecast.Reason is null || forecast.Reason == decision.Reason)
        && (forecast.Reason is RouteReason.RecentContact or RouteReason.Dedicated or RouteReason.Named || forecast.Pool is null || forecast.Pool == decision.Pool);

    // Of several agents whose grace ends at one instant the later ones are still in Grace while the earlier one's turns are routed.
    private IReadOnlyList<AgentFacts> InGrace(JournalConversation before, Decision decision, IReadOnlyList<AgentFacts> facts) =>
        Step.Due && decision.Notes.HasFlag(RouteNotes.AgentLost) && before.Owner is { } lost
            ? [.. facts.Select(f => _shop.Last.AgentChanges.Any(c => c.Agent == f.Id && c.State == AgentState.Offline) && string.CompareOrdinal(f.Id.Value, lost.Value) > 0 ? f with { State = AgentState.Grace } : f)]
            : facts;

    private ForecastQuestion Question(JournalConversation before, Decision decision)
    {
        var subject = decision.Buyer == Step.Buyer;
        var transfer = subject && Step.Kind == ModelEventKind.TransferToGroup;
        var silent = decision.Notes.HasFlag(RouteNotes.Silent);
        AgentId?[] excluded = [transfer ? Step.Giver : before.ExcludedAgent, silent ? before.Owner : null, .. before.Tried.Select(t => (AgentId?)t)];
        return new()
        {
            Buyer = before.Buyer,
            OrderState = decision.OrderState,
            At = decision.At,
            Named = subject && Step.Kind == ModelEventKind.BuyerByLink ? Step.Agent : null,
            Group = transfer ? Step.Group : before.TransferredTo,
            Asked = before.Asked,
            Excluded = [.. excluded.OfType<AgentId>()],
            Overflowed = decision.Notes.HasFlag(RouteNotes.Overflow),
            CalmOnly = silent,
        };
    }

    /// <summary>I4 and I5, and who may be handed anything at all.</summary>
    private void Allowed(Decision decision, AgentFacts winner, RoutingOracle oracle, ForecastQuestion question)
    {
        Assert.True(winner.State != AgentState.Offline, $"{winner.Id} is Offline: {decision}");
        if (decision.Reason is RouteReason.Weighted or RouteReason.Average or RouteReason.LeastBusy)
        {
            Assert.True(winner.Eligible, $"{winner.Id} is not eligible: {decision}");
            Assert.DoesNotContain(winner.Id, question.Excluded);
            var members = oracle.PoolOf(question).Members;
            Assert.True(members.Contains(winner) || question.Group is not null, $"{winner.Id} is not of the pool: {decision}");
            Record(decision, winner, members, question);
            if (winner.Busy)
                Assert.DoesNotContain(members, m => m is { Eligible: true, Busy: false } && !question.Excluded.Contains(m.Id) && !Spent(decision, m));
        }
        else if (decision.Reason is RouteReason.RecentContact or RouteReason.Dedicated)
        {
            Assert.True(!winner.Full || (_shop.Settings.AffinityOverCapacity && decision.Reason == RouteReason.RecentContact), $"I4: {winner.Id} is full: {decision}");
        }
    }

    /// <summary>What the decision says it saw.</summary>
    private void Record(Decision decision, AgentFacts winner, IReadOnlyList<AgentFacts> members, ForecastQuestion question)
    {
        var share = _shares.Of(decision.Pool!.Value, winner.Id);
        Assert.True((decision.WinnerPending, decision.WinnerActive, decision.WinnerShare) == (winner.Pending, winner.Active, share), $"{winner.Id} has p{winner.Pending} a{winner.Active} share {share}: {decision}");
        Assert.Equal(winner.Busy ? Tier.Busy : Tier.Calm, decision.Tier);
        var kinds = members.ToLookup(Kind);
        var counts = new PoolCounts(kinds["offline"].Count(), kinds["paused"].Count(), kinds["full"].Count(), kinds["ineligible"].Count(), kinds["busy"].Count(), kinds["calm"].Count());
        if (question.Group is null)
            Assert.True(counts == decision.Counts, $"The pool has {counts}: {decision}");
        Assert.True(decision.RunnerUp is not { } second || (second != winner.Id && members.Any(m => m.Id == second && m.Eligible && m.Busy == winner.Busy)), $"The runner-up cannot be: {decision}");
    }

    private static string Kind(AgentFacts agent) => agent switch
    {
        { State: AgentState.Offline } => "offline",
        { Settings.OnDuty: false } => "ineligible",
        { State: AgentState.Paused or AgentState.Grace } => "paused",
        { Settings: { Weight: 0 } or { NoSplit: true } } => "ineligible",
        { Full: true } => "full",
        { Flapping: true } => "ineligible",
        { Busy: true } => "busy",
        _ => "calm",
    };

    // In a round of the offline pool an agent may have had his part.
    private bool Spent(Decision decision, AgentFacts agent) =>
        decision.Buyer != Step.Buyer && agent.Pending >= _shop.Settings.BusyAbove;

    /// <summary>A round of the offline pool: at most busyAbove − pending for each, as it was when the round began.</summary>
    private void Round(Decision decision, IReadOnlyList<AgentFacts> facts)
    {
        var winner = decision.Owner!.Value;
        if (_roundTaken.Count == 0)
            _pendingAtStart = facts.ToDictionary(f => f.Id, f => f.Pending);
        _roundTaken[winner] = _roundTaken.GetValueOrDefault(winner) + 1;
        Assert.True(_roundTaken[winner] <= _shop.Settings.BusyAbove - _pendingAtStart[winner], $"{winner} had {_pendingAtStart[winner]} waiting and takes {_roundTaken[winner]} in one round: {decision}");
        Assert.Equal(AgentState.Online, facts.Single(f => f.Id == winner).State);
    }

    // A contact's decision does not say so: it asked no pool.
    private static bool Overflowed(JournalConversation before) => before is { Placement: Placement.Queued, Last: { } last } && last.Notes.HasFlag(RouteNotes.Overflow);

    private void Count(JournalConversation before, Decision decision, IReadOnlyList<AgentFacts> facts)
    {
        if (decision.Owner is not { } id || facts.Single(f => f.Id == id) is not { } winner)
            return;
        if (decision.Reason is RouteReason.Weighted or RouteReason.Average)
            _shares.Picked(decision.Pool!.Value, winner.Id, winner.Step(_shop.Settings.Mode));
        // Who is not of the pool has no share there.
        else if (decision.Reason == RouteReason.RecentContact && _shop.Settings.AffinityCountsTowardShare && winner.Settings.Weight > 0
            && Oracle(facts).PoolOf(Question(before, decision) with { Overflowed = Overflowed(before) }) is var pool && pool.Members.Contains(winner))
            _shares.Counted(pool.Pool, winner.Id, winner.Step(_shop.Settings.Mode));
    }
}
