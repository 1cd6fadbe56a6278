using ChatRouter.Core.Shops;

namespace ChatRouter.Core.Conversations;

/// <summary>Whether a shop takes anything from a buyer.</summary>
internal static class Admission
{
    /// <summary>None when it does.</summary>
    public static async Task<Rejection?> RefusalOfAsync(IShopStore shops, ShopId id, BuyerId buyer, CancellationToken cancellationToken)
    {
        var shop = await shops.FindAsync(id, cancellationToken);
        if (shop is not { Serves: true })
            return new(ErrorCode.ShopDisabled, "This shop does not answer chats at the moment.");
        return shop.Blocked.ContainsKey(buyer) ? new(ErrorCode.BuyerBlocked, "This shop does not accept your messages.") : null;
    }
}
