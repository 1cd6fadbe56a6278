using ChatRouter.Core.Conversations;

namespace ChatRouter.Core.Routing.InMemory;

/// <summary>An open conversation: where it is, its turn, and what its next decision has to know.</summary>
internal sealed class Conversation(ConversationId id, BuyerEntry buyer) : Timed
{
    public ConversationId Id { get; } = id;

    public BuyerEntry Buyer { get; } = buyer;

    public override string Key => Id.Value;

    public Placement Placement { get; set; }

    public AgentEntry? Owner { get; set; }

    public int Version { get; set; }

    /// <summary>The last message that it was routed by or answered with. Touches may overtake these and do not count.</summary>
    public long TurnSeq { get; set; }

    /// <summary>The last message of all that were told.</summary>
    public long Seq { get; set; }

    public bool TurnOpen { get; set; }

    public long TurnOpenedAt { get; set; }

    public long WaitingSince { get; set; }

    public long LastPublicAt { get; set; }

    public long PlacedAt { get; set; }

    /// <summary>From when <c>reassignAfter</c> counts: the turn's opening, the assignment, or the last vain attempt.</summary>
    public long SilentSince { get; set; }

    public bool Resting { get; set; }

    /// <summary>All hops are used and the supervisor knows.</summary>
    public bool GivenUp { get; set; }

    public RouteReason Reason { get; set; }

    public RouteNotes Notes { get; set; }

    public int Priority { get; set; }

    /// <summary>The priority, lifted by ageing.</summary>
    public int Class { get; set; }

    public Pool? TransferredTo { get; set; }

    /// <summary>The group that the page named; a transfer ends it.</summary>
    public GroupHint? Asked { get; set; }

    public AgentEntry? Excluded { get; set; }

    public AgentEntry[] Tried { get; set; } = [];

    /// <summary>The pool of the present placement.</summary>
    public Pool? Pool { get; set; }

    /// <summary>The pool that the transfer, the page or the order state asks for, before widening; set while it waits in the queue.</summary>
    public Pool? Home { get; set; }

    public long QueuedAt { get; set; }

    /// <summary>From when <c>overflowAfter</c> counts.</summary>
    public long OverflowFrom { get; set; }

    public bool Overflowed { get; set; }

    /// <summary>Agents in whose <see cref="AgentEntry.Claims"/> it is.</summary>
    public AgentEntry[] Claimants { get; set; } = [];

    public Conversation? NextOwned { get; set; }

    public Conversation? PreviousOwned { get; set; }

    public bool Counts => !Resting;
}
