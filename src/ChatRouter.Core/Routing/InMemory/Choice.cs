using ChatRouter.Core.Conversations;

namespace ChatRouter.Core.Routing.InMemory;

/// <summary>What the rules say: a place, and everything the decision's record needs.</summary>
internal struct Choice
{
    public Placement Placement { get; set; }

    public AgentEntry? Agent { get; set; }

    public RouteReason Reason { get; set; }

    public RouteNotes Notes { get; set; }

    public Pool? Home { get; set; }

    public Pool? Pool { get; set; }

    public PoolCounts Counts { get; set; }

    public Tier Tier { get; set; }

    public AgentEntry? RunnerUp { get; set; }

    public long Share { get; set; }

    public long? ContactAt { get; set; }

    public bool NeedsSupervisor { get; set; }

    public readonly bool IsMade => Placement != Placement.Unplaced;

    public void Take(AgentEntry agent, RouteReason reason)
    {
        Placement = Placement.Owned;
        Agent = agent;
        Reason = reason;
    }

    public void Wait(Placement placement, RouteReason reason)
    {
        Placement = placement;
        Reason = reason;
    }
}
