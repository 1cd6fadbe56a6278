namespace ChatRouter.Core.Routing.InMemory;

/// <summary>What a step has done so far. What a step without a result did waits here for the next one.</summary>
internal sealed class StepEffects
{
    private readonly List<Decision> decisions = [];
    private readonly List<AgentStateChange> agentChanges = [];
    private readonly List<SupervisorAlert> alerts = [];
    private bool queueMoved;

    public bool IsEmpty => decisions.Count == 0 && agentChanges.Count == 0 && alerts.Count == 0 && !queueMoved;

    public void Add(Decision decision) => decisions.Add(decision);

    public void Add(AgentStateChange change) => agentChanges.Add(change);

    public void Add(SupervisorAlert alert) => alerts.Add(alert);

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
            Decisions = Drain(decisions),
            AgentChanges = Drain(agentChanges),
            Alerts = Drain(alerts),
            QueueMoved = queueMoved,
        };
        queueMoved = false;
        return result;
    }

    private static T[] Drain<T>(List<T> list)
    {
        if (list.Count == 0)
            return [];

        T[] items = [.. list];
        list.Clear();
        return items;
    }
}
