namespace ChatRouter.Server.Orders;

/// <summary>What a shop tells of a buyer. A list that is absent is one that the shop does not keep; an empty one says that there is nothing.</summary>
public sealed record ShopAnswer(IReadOnlyList<Order> Orders, IReadOnlyList<Footprint>? Footprints = null, IReadOnlyList<Coupon>? Coupons = null);
