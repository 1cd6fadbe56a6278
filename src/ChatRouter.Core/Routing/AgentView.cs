namespace ChatRouter.Core.Routing;

/// <summary>An agent as the dispatcher sees him.</summary>
public sealed record AgentView
{
    public required AgentId Agent { get; init; }

    public required AgentState State { get; init; }

    public required WantedState Wanted { get; init; }

    public required int Connections { get; init; }

    /// <summary>待回复: people, not messages.</summary>
    public required int Pending { get; init; }

    /// <summary>接待中: not resting.</summary>
    public required int Active { get; init; }

    public required int Owned { get; init; }

    public required bool Busy { get; init; }

    public required bool Full { get; init; }

    public required int Weight { get; init; }

    /// <summary>0 = no limit; the shop's default is applied.</summary>
    public required int Capacity { get; init; }

    public required IReadOnlyList<GroupId> Groups { get; init; }

    public required bool NoSplit { get; init; }

    public DateTimeOffset? GraceUntil { get; init; }

    /// <summary>Until when the flap guard holds him back.</summary>
    public DateTimeOffset? GuardUntil { get; init; }

    /// <summary>He may be given a new conversation of that pool.</summary>
    public bool IsEligibleFor(PoolId? pool) => this is { State: AgentState.Online, Weight: > 0, NoSplit: false, Full: false, GuardUntil: null } && PoolId.IsServedBy(pool, Groups);
}
