namespace ChatRouter.Core.Routing.InMemory;

/// <summary>What a step has done so far. What a step without a result did waits here for the next one.</summary>
internal sealed class StepEffects
{
    private readonly List<Decision> decisions = new(1);

    // Rare: kept only while they hold something, for the sake of a hundred thousand quiet shops.
    private List<AgentStateChange>? agentChanges;
    private List<SupervisorAlert>? alerts;
    private bool queueMoved;

    public bool IsEmpty => decisions.Count == 0 && agentChanges is null && alerts is null && !queueMoved;

    public void Add(Decision decision) => decisions.Add(decision);

    public void Add(AgentStateChange change) => (agentChanges ??= []).Add(change);

    public void Add(SupervisorAlert alert) => (alerts ??= []).Add(alert);

    public void MoveQueue() => queueMoved = true;

    /// <summary>Hands everything over and begins anew.</summary>
    public DispatchResult Take(ShopId shop, DispatchOutcome outcome, RefusalCode refusal, Decision? subject)
    {
        var result = new DispatchResult
        {
            Shop = shop,
            Outcome = outcome,
            Refusal = refusal,
            Subject = subject,
            Decisions = decisions.Count == 0 ? [] : decisions.ToArray(),
            AgentChanges = agentChanges is null ? [] : agentChanges,
            Alerts = alerts is null ? [] : alerts,
            QueueMoved = queueMoved,
        };
        decisions.Clear();
        (agentChanges, alerts, queueMoved) = (null, null, false);
        return result;
    }
}
