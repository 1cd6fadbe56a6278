using ChatRouter.Core.Conversations;

namespace ChatRouter.Core.Routing;

/// <summary>What the rules would do with a buyer, and why.</summary>
public sealed record Simulation
{
    /// <summary>None: it is let in.</summary>
    public RefusalCode Refusal { get; init; }

    public required Placement Placement { get; init; }

    public AgentId? Winner { get; init; }

    public RouteReason? Reason { get; init; }

    public RouteNotes Notes { get; init; }

    public PoolId? Pool { get; init; }

    public AgentId? RunnerUp { get; init; }

    /// <summary>What the shop's bot says to him; none: nothing.</summary>
    public string? BotSays { get; init; }

    /// <summary>Rules 0 to 10, each with what it said.</summary>
    public required IReadOnlyList<RuleVerdict> Rules { get; init; }

    /// <summary>Every agent of the shop, by id.</summary>
    public required IReadOnlyList<Candidate> Candidates { get; init; }
}
