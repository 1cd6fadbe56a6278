namespace ChatRouter.Core.Shops;

/// <summary>Why a shop serves no buyers although its people would: the operator has not let it begin, or stopped it.</summary>
/// <param name="Reason">In the operator's words; none: he gave none.</param>
public sealed record ShopHold(ShopStatus Status, string? Reason)
{
    /// <summary>None where the operator lets it serve.</summary>
    public static ShopHold? Of(Shop? shop) => shop is null or { Status: ShopStatus.Active } ? null : new(shop.Status, shop.StatusReason);
}
