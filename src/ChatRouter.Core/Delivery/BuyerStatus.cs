using ChatRouter.Core.Conversations;
using ChatRouter.Core.Routing;

namespace ChatRouter.Core.Delivery;

/// <summary>What a buyer may know of where his conversation is.</summary>
public sealed record BuyerStatus
{
    public required ConversationId ConversationId { get; init; }

    public required Placement Status { get; init; }

    /// <summary>Only while an agent serves him.</summary>
    public AgentBrief? Agent { get; init; }

    /// <summary>Why this agent; only while one serves him.</summary>
    public RouteReason? Because { get; init; }

    /// <summary>The group that he waits for or was routed to; none where it is no group or several.</summary>
    public GroupId? Group { get; init; }

    /// <summary>Only while he waits in the queue.</summary>
    public QueueBrief? Queue { get; init; }

    /// <summary>When the shop is next served, while it is not.</summary>
    public DateTimeOffset? OpensAt { get; init; }
}
