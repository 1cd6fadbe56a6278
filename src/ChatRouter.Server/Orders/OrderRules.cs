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
    public static string? Check(ShopAnswer answer)
    {
        if (answer.Orders.Count > MaxOrders || answer.Footprints?.Count > MaxOrders || answer.Coupons?.Count > MaxOrders)
            return "More than 100 orders, footprints or coupons.";
        if (answer.Orders.Any(order => order is null || !IsFit(order)))
            return "An order has a field that is empty, too long or no web address.";
        return (answer.Footprints ?? []).Any(seen => seen is null || !IsFit(seen)) || (answer.Coupons ?? []).Any(coupon => coupon is null || !IsFit(coupon))
            ? "A footprint or coupon has a field that is empty, too long or no web address."
            : null;
    }

    /// <summary>What is wrong with the answer to a change; none when it is usable.</summary>
    public static string? Check(OrderChangeResult result) => Fits(result.Message) ? null : "The message is too long.";

    /// <summary>What still needs something done first, the latest first among equals.</summary>
    public static Order[] OpenFirst(IEnumerable<Order> orders) =>
        [.. orders.OrderByDescending(order => order.State.Urgency).ThenByDescending(order => order.PlacedAt ?? DateTimeOffset.MinValue)];

    private static bool IsFit(Order order) =>
        order.Id.Length is > 0 and <= MaxIdLength && order.State.Value.Length is > 0 and <= MaxStateLength
        && Fits(order.Total) && Fits(order.Logistics) && IsWebAddress(order.Url) && order.Items.Count <= MaxItems && order.Items.All(item => item is not null && IsFit(item))
        && Fits(order.Address) && Fits(order.Note) && (order.Actions ?? []).All(action => action is not null && action.Kind.Length <= MaxIdLength && Fits(action.Refused)) && order.Actions is null or { Count: <= MaxItems };

    private static bool IsFit(Footprint seen) =>
        seen.Title.Length is > 0 and <= MaxTextLength && Fits(seen.Price) && IsWebAddress(seen.Url) && IsWebAddress(seen.Image) && seen.Id is null or { Length: > 0 and <= MaxIdLength };

    private static bool IsFit(Coupon coupon) => coupon.Title.Length is > 0 and <= MaxTextLength && Fits(coupon.Value);

    private static bool IsFit(OrderItem item) => item.Title.Length is > 0 and <= MaxTextLength && item.Quantity > 0 && Fits(item.Sku) && Fits(item.Price) && IsWebAddress(item.Image);

    private static bool Fits(string? text) => text is null || text.Length <= MaxTextLength;

    private static bool IsWebAddress(string? url) =>
        url is null || (url.Length <= MaxUrlLength && Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https");
}
