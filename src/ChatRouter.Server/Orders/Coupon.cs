namespace ChatRouter.Server.Orders;

/// <summary>A coupon that the buyer holds, as the shop tells it.</summary>
/// <param name="Value">What it is worth, as the shop writes it: <c>满200减20</c>.</param>
/// <param name="Until">When it can no longer be used.</param>
public sealed record Coupon(string Title, string? Value = null, DateTimeOffset? Until = null, bool Used = false);
