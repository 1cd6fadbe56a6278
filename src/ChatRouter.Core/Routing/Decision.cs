using ChatRouter.Core.Conversations;

namespace ChatRouter.Core.Routing;

/// <summary>Where a conversation goes, and everything needed to say why.</summary>
/// <remarks>Byte for byte the same for the same events, on every dispatcher. The journal keeps it with the assignment it led to.</remarks>
public sealed record Decision
{
    public required ConversationId Conversation { get; init; }

    public required BuyerId Buyer { get; init; }

    public required Placement Placement { get; init; }

    /// <summary>None unless <see cref="Placement"/> is <see cref="Placement.Owned"/>.</summary>
    public AgentId? Owner { get; init; }

    public AgentId? PreviousOwner { get; init; }

    /// <summary>The journal's version that this decision was made on; the journal stores it as <c>ExpectedVersion + 1</c>.</summary>
    public required int ExpectedVersion { get; init; }

    /// <summary>False: the conversation stays where it is, and the journal need not be told.</summary>
    public required bool Changes { get; init; }

    public required RouteReason Reason { get; init; }

    public RouteNotes Notes { get; init; }

    public PoolId? Pool { get; init; }

    public Tier Tier { get; init; }

    /// <summary>Who would have been picked without the winner; none with a single competitor or without a competition.</summary>
    public AgentId? RunnerUp { get; init; }

    /// <summary>Members of the pool by what kept them out or in, judged before the decision took effect; zero where no pool was asked.</summary>
    public PoolCounts Counts { get; init; }

    /// <summary>The winner's pending and active before the decision took effect, and the share he competed with: max(s, v) of rule 9.</summary>
    public int WinnerPending { get; init; }

    public int WinnerActive { get; init; }

    public long WinnerShare { get; init; }

    /// <summary>When the contact was for which he was chosen; none unless <see cref="Reason"/> is <see cref="RouteReason.RecentContact"/>.</summary>
    public DateTimeOffset? ContactAt { get; init; }

    /// <summary>From 1 among those waiting for the same pool; 0 unless queued.</summary>
    public int Position { get; init; }

    public required DateTimeOffset WaitingSince { get; init; }

    public required DateTimeOffset At { get; init; }

    public OrderState OrderState { get; init; } = OrderState.None;

    public int Priority { get; init; }

    public GroupId? TransferredTo { get; init; }

    public AgentId? ExcludedAgent { get; init; }

    /// <summary>Agents that let the open turn lapse, oldest first.</summary>
    public IReadOnlyList<AgentId> Tried { get; init; } = [];
}
