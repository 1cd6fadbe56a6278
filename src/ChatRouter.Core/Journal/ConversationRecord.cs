using ChatRouter.Core.Conversations;
using ChatRouter.Core.Routing;

namespace ChatRouter.Core.Journal;

/// <summary>A conversation's row.</summary>
public sealed record ConversationRecord
{
    public required ShopId Shop { get; init; }

    public required ConversationId Id { get; init; }

    public required BuyerId Buyer { get; init; }

    public string? BuyerName { get; init; }

    public bool BuyerVerified { get; init; }

    public required Placement Placement { get; init; }

    public AgentId? Owner { get; init; }

    /// <summary>Rises by one with every placement.</summary>
    public required int Version { get; init; }

    public required long LastSeq { get; init; }

    /// <summary>None: no turn is open.</summary>
    public DateTimeOffset? TurnOpenedAt { get; init; }

    public required DateTimeOffset WaitingSince { get; init; }

    public required DateTimeOffset LastPublicAt { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }

    public DateTimeOffset? ClosedAt { get; init; }

    public OrderState OrderState { get; init; } = OrderState.None;

    public int Priority { get; init; }

    /// <summary>Why it is where it is, from its latest decision, and since when.</summary>
    public RouteReason Reason { get; init; }

    /// <summary>Those of its latest decision; and <see cref="RouteNotes.Transferred"/> as long as it waits since it was handed over, and with whoever gets it then.</summary>
    public RouteNotes Notes { get; init; }

    public required DateTimeOffset PlacedAt { get; init; }

    /// <summary>The pool that its latest decision asked, or waits for; with the bot, the group that is asked for once it hands over; none if there is none.</summary>
    public PoolId? Pool { get; init; }

    /// <summary>How far the buyer and the agents have received and read, by sequence number.</summary>
    public Receipts Receipts { get; init; }

    /// <summary>What the buyer said last, shown in lists: the text or the card's title, the first 120 characters; empty for an image.</summary>
    public string? LastText { get; init; }
}
