namespace ChatRouter.Server.Orders;

/// <summary>What the buyer looked at in the shop, as the shop tells it.</summary>
/// <param name="Url">An http or https address, as <paramref name="Image"/>.</param>
/// <param name="Id">The product's number in the shop; without one it cannot be sent as a card.</param>
public sealed record Footprint(string Title, string? Price = null, DateTimeOffset? At = null, string? Url = null, string? Image = null, string? Id = null);
