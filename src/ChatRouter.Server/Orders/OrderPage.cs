namespace ChatRouter.Server.Orders;

/// <summary>A buyer's orders, open ones first, and how old that knowledge is.</summary>
public sealed record OrderPage(IReadOnlyList<Order> Orders, OrderSource Source, DateTimeOffset FetchedAt);
