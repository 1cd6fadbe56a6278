using ChatRouter.Core.Conversations;
using ChatRouter.Core.Delivery;
using ChatRouter.Core.Supervision;

namespace ChatRouter.Server.Hubs;

/// <summary>All a widget needs to show where things stand.</summary>
public sealed record BuyerSnapshot
{
    public required BuyerBrief Buyer { get; init; }

    public required string ShopName { get; init; }

    /// <summary>None: the shop's chat only talks.</summary>
    public OfferedChat? Chat { get; init; }

    /// <summary>What awaits him while nobody serves him; none: not known.</summary>
    public Availability? Availability { get; init; }

    /// <summary>The buyer's open conversation, else his last; none before his first message.</summary>
    public BuyerStatus? Status { get; init; }

    public long LastSeq { get; init; }

    /// <summary>Messages after what the client has, else the latest 50; ask Sync while they end below <see cref="LastSeq"/>.</summary>
    public IReadOnlyList<Message> Messages { get; init; } = [];

    public ReceiptPair Receipts { get; init; } = new(0, 0);

    /// <summary>What the buyer said of the conversation; none: he has not rated it.</summary>
    public Rating? Rating { get; init; }

    /// <summary>He had a conversation before this one: ask Former.</summary>
    public bool HasFormer { get; init; }

    /// <summary>For the client's clock offset.</summary>
    public required DateTimeOffset ServerTime { get; init; }
}
