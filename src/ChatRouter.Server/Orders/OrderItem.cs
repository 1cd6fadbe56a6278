namespace ChatRouter.Server.Orders;

/// <summary>What was ordered.</summary>
/// <param name="Sku">Which of it: <c>藏青 M</c>.</param>
/// <param name="Image">An http or https address.</param>
public sealed record OrderItem(string Title, string? Sku = null, int Quantity = 1, string? Price = null, string? Image = null);
