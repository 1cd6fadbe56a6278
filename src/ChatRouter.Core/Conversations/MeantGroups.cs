using ChatRouter.Core.Buyers;
using ChatRouter.Core.Routing;
using ChatRouter.Core.Shops;

namespace ChatRouter.Core.Conversations;

/// <summary>Finds the group that a buyer asks for: the one that his page names, else the one that the shop's conditions mean for him.</summary>
public sealed class MeantGroups(IShopStore shops, IBuyerStore buyers)
{
    /// <param name="begins">With this message the conversation begins; later the group is as it was, or as page or topic say anew.</param>
    public async ValueTask<GroupHint?> OfAsync(BuyerIdentity buyer, BuyerEntry entry, bool begins, CancellationToken cancellationToken) =>
        begins && await shops.FindAsync(buyer.Shop, cancellationToken) is { } shop
            ? await OfAsync(shop, buyer.Verified ? buyer.Buyer : null, entry, null, cancellationToken)
            : entry.Group;

    /// <param name="shop">Whose conditions hold, published or drafted.</param>
    /// <param name="known">Whose level the shop may have signed for; none: nobody's.</param>
    /// <param name="level">Instead of what is known of him.</param>
    public async ValueTask<GroupHint?> OfAsync(Shop shop, BuyerId? known, BuyerEntry entry, int? level, CancellationToken cancellationToken)
    {
        if (entry.Group is not null)
            return entry.Group;
        // Only shops with a group for a level are asked for his.
        if (level is null && known is { } buyer && shop.Conditions.Levels.Count > 0)
            level = (await buyers.FindAsync(shop.Id, buyer, cancellationToken))?.Level;
        return shop.Conditions.MeantFor(entry.Entry, level) is { } group ? new GroupHint(group) : null;
    }
}
