namespace ChatRouter.Server.Orders;

/// <summary>What a connector's answer must be before agents see it.</summary>
public static class OrderRules
{
    private const int MaxOrders = 100;
    private const int MaxItems = 50;
    private const int MaxIdLength = 64;
    private const int MaxStateLength = 32;
    private const int MaxTextLength = 512;
    private const int MaxUrlLength = 2_048;

    /// <summary>What is wrong with it; none when it is usable.</summary>
    /// <remarks>JSON's null can stand where an order or an item should.</remarks>
    public static string? Check(IReadOnlyList<Order> orders)
    {
        if (orders.Count > MaxOrders)
            return "More than 100 orders.";
        return orders.Any(order => order is null || !IsFit(order)) ? "An order has a field that is empty, too long or no web address." : null;
    }

    /// <summary>What still needs something done first, the latest first among equals.</summary>
    public static Order[] OpenFirst(IEnumerable<Order> orders) =>
        [.. orders.OrderByDescending(order => order.State.Urgency).ThenByDescending(order => order.PlacedAt ?? DateTimeOffset.MinValue)];

    private static bool IsFit(Order order) =>
        order.Id.Length is > 0 and <= MaxIdLength && order.State.Value.Length is > 0 and <= MaxStateLength
        && Fits(order.Total) && Fits(order.Logistics) && IsWebAddress(order.Url) && order.Items.Count <= MaxItems && order.Items.All(item => item is not null && IsFit(item));

    private static bool IsFit(OrderItem item) => item.Title.Length is > 0 and <= MaxTextLength && item.Quantity > 0 && Fits(item.Sku) && Fits(item.Price) && IsWebAddress(item.Image);

    private static bool Fits(string? text) => text is null || text.Length <= MaxTextLength;

    private static bool IsWebAddress(string? url) =>
        url is null || (url.Length <= MaxUrlLength && Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https");
}
