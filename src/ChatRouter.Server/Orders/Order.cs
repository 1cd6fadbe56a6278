using ChatRouter.Core.Conversations;

namespace ChatRouter.Server.Orders;

/// <summary>A buyer's order as his shop tells it. Every text is the shop's word.</summary>
public sealed record Order
{
    public required string Id { get; init; }

    public required OrderState State { get; init; }

    /// <summary>With its currency, as the shop writes it: <c>¥129.00</c>.</summary>
    public string? Total { get; init; }

    public DateTimeOffset? PlacedAt { get; init; }

    public DateTimeOffset? PaidAt { get; init; }

    /// <summary>The parcel's latest news, such as the carrier and where it is.</summary>
    public string? Logistics { get; init; }

    /// <summary>An http or https address for the buyer.</summary>
    public string? Url { get; init; }

    public IReadOnlyList<OrderItem> Items { get; init; } = [];

    /// <summary>Where it goes, as far as agents may know it.</summary>
    public string? Address { get; init; }

    /// <summary>What the shop's people wrote about it.</summary>
    public string? Note { get; init; }

    public bool Flagged { get; init; }

    /// <summary>What the shop's service can do with it; none: nothing.</summary>
    public IReadOnlyList<OfferedAction>? Actions { get; init; }
}
