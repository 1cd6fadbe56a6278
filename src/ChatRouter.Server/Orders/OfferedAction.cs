namespace ChatRouter.Server.Orders;

/// <summary>What the shop's service can do with an order: `changeAddress`, `note`, or what only later versions know.</summary>
/// <param name="Refused">Why not with this order just now, in the shop's words; none: it can be done.</param>
public sealed record OfferedAction(string Kind, string? Refused = null);
