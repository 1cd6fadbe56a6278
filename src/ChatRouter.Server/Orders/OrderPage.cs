namespace ChatRouter.Server.Orders;

/// <summary>A buyer's orders, open ones first, and how old that knowledge is.</summary>
/// <param name="Footprints">None: the shop tells nothing of them, as of <paramref name="Coupons"/>.</param>
public sealed record OrderPage(
    IReadOnlyList<Order> Orders, OrderSource Source, DateTimeOffset FetchedAt, IReadOnlyList<Footprint>? Footprints = null, IReadOnlyList<Coupon>? Coupons = null);
