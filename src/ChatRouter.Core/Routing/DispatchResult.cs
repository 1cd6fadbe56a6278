namespace ChatRouter.Core.Routing;

/// <summary>What one step did in one shop.</summary>
public sealed record DispatchResult
{
    public required ShopId Shop { get; init; }

    public required DispatchOutcome Outcome { get; init; }

    public RefusalCode Refusal { get; init; }

    /// <summary>Where the conversation is that the step was about; none where it was about no conversation.</summary>
    public Decision? Subject { get; init; }

    /// <summary>Every decision that changes something, in the order it was made, the subject's among them. The journal must be told all.</summary>
    public IReadOnlyList<Decision> Decisions { get; init; } = [];

    /// <summary>Agents whose effective state changed, in the order of the changes.</summary>
    public IReadOnlyList<AgentStateChange> AgentChanges { get; init; } = [];

    /// <summary>Conversations of which a supervisor should know that routing cannot help them.</summary>
    public IReadOnlyList<SupervisorAlert> Alerts { get; init; } = [];

    /// <summary>Positions in the shop's queue may have changed.</summary>
    public bool QueueMoved { get; init; }
}
