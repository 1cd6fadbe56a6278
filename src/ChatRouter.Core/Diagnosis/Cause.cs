using ChatRouter.Core.Conversations;
using ChatRouter.Core.Journal;
using ChatRouter.Core.Routing;

namespace ChatRouter.Core.Diagnosis;

/// <summary>Reads from an assignment's decision record which rule decided, and among whom.</summary>
public static class Cause
{
    /// <summary>It gave the conversation to somebody who did not have it.</summary>
    public static bool IsReception(AssignmentRecord assignment) =>
        assignment is { Placement: Placement.Owned, Owner: { } owner } && owner != assignment.Decision.PreviousOwner;

    /// <summary>To which part the last step of <see cref="Steps"/> belongs.</summary>
    /// <remarks>A competition counts as busyness when the record says that members of the pool were busy or full: they stepped back, or all were busy.</remarks>
    public static DistributionPart Of(Decision decision) => decision switch
    {
        { Reason: RouteReason.Named or RouteReason.Taken } => DistributionPart.Manual,
        _ when decision.Notes.HasFlag(RouteNotes.Transferred) => DistributionPart.Manual,
        { Reason: RouteReason.RecentContact or RouteReason.Dedicated or RouteReason.Owner } => DistributionPart.RecentContact,
        { Reason: RouteReason.LeastBusy } or { Counts.Busy: > 0 } or { Counts.Full: > 0 } => DistributionPart.Busyness,
        _ => DistributionPart.TurnOrder,
    };

    /// <summary>Who wins a competition is online.</summary>
    public static bool IsCompetition(Decision decision) => decision.Reason is RouteReason.Weighted or RouteReason.Average or RouteReason.LeastBusy;

    /// <summary>The pool that competed, or, where somebody was chosen by hand or by a rule about persons, would have.</summary>
    public static PoolId PoolOf(Decision decision, Lineup lineup) =>
        Of(decision) != DistributionPart.Manual && decision.Pool is { } pool ? pool : lineup.PoolOf(decision.OrderState);

    /// <summary>Why the agent did not get the buyer, by the same steps.</summary>
    public static WhyNot Not(Decision decision, Lineup lineup, int agent, AgentId id, bool received, bool isOnline) => received ? WhyNot.Received
        : !lineup.TakesPart(agent) ? WhyNot.TakesNoPart
        : Of(decision) == DistributionPart.Manual ? WhyNot.ByHand
        : Of(decision) == DistributionPart.RecentContact ? WhyNot.Contact
        : !isOnline ? WhyNot.NotOnline
        : lineup.WeightOf(agent) == 0 ? WhyNot.WeightZero
        : !lineup.IsIn(PoolOf(decision, lineup), agent) ? WhyNot.OtherGroup
        : decision.RunnerUp == id ? WhyNot.RunnerUp
        : Of(decision) == DistributionPart.Busyness ? WhyNot.Load
        : WhyNot.NotHisTurn;
}
