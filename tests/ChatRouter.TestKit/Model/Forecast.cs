using ChatRouter.Core.Conversations;
using ChatRouter.Core.Routing;

namespace ChatRouter.TestKit.Model;

/// <summary>What the rules say must become of a conversation.</summary>
/// <param name="Exact">False where the rules leave room: then it is only a likely outcome.</param>
public sealed record Forecast(Placement Placement, AgentFacts? Winner = null, RouteReason? Reason = null, PoolId? Pool = null, bool Exact = true)
{
    public override string ToString() => $"{Placement} {Winner?.Id} {Reason} in pool {Pool}{(Exact ? "" : " (or similar)")}";
}

/// <summary>The question: what happens to this conversation by the full rules, or by rules 6 to 10 alone.</summary>
public sealed record ForecastQuestion
{
    public required BuyerId Buyer { get; init; }

    public required OrderState OrderState { get; init; }

    public required DateTimeOffset At { get; init; }

    public AgentId? Named { get; init; }

    /// <summary>The group of a transfer: rules 2 to 5 are skipped.</summary>
    public GroupId? Group { get; init; }

    /// <summary>The group that the page named: it takes the order state's place.</summary>
    public GroupHint? Asked { get; init; }

    /// <summary>Not these, in the pool.</summary>
    public IReadOnlyCollection<AgentId> Excluded { get; init; } = [];

    /// <summary>Its time in the group's queue is over: the whole shop serves.</summary>
    public bool Overflowed { get; init; }

    /// <summary>A reassignment: nobody who is busy.</summary>
    public bool CalmOnly { get; init; }
}
