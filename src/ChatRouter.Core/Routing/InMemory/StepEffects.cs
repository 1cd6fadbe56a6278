namespace ChatRouter.Core.Routing.InMemory;

/// <summary>What a step has done so far. What a step without a result did waits here for the next one.</summary>
internal sealed class StepEffects
{
    private readonly List<Decision> _decisions = new(1);

    // Rare: kept only while they hold something, for the sake of a hundred thousand quiet shops.
    private List<AgentStateChange>? _agentChanges;
    private List<SupervisorAlert>? _alerts;
    private bool _queueMoved;

    public bool IsEmpty => _decisions.Count == 0 && _agentChanges is null && _alerts is null && !_queueMoved;

    public void Add(Decision decision) => _decisions.Add(decision);

    public void Add(AgentStateChange change) => (_agentChanges ??= []).Add(change);

    public void Add(SupervisorAlert alert) => (_alerts ??= []).Add(alert);

    public void MoveQueue() => _queueMoved = true;

    /// <summary>Hands everything over and begins anew.</summary>
    public DispatchResult Take(ShopId shop, DispatchOutcome outcome, RefusalCode refusal, Decision? subject)
    {
        var result = new DispatchResult
        {
            Shop = shop,
            Outcome = outcome,
            Refusal = refusal,
            Subject = subject,
            Decisions = _decisions.Count == 0 ? [] : _decisions.ToArray(),
            AgentChanges = _agentChanges is null ? [] : _agentChanges,
            Alerts = _alerts is null ? [] : _alerts,
            QueueMoved = _queueMoved,
        };
        _decisions.Clear();
        (_agentChanges, _alerts, _queueMoved) = (null, null, false);
        return result;
    }
}
