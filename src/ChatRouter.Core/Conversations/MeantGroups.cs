using ChatRouter.Core.Buyers;
using ChatRouter.Core.Routing;
using ChatRouter.Core.Shops;

namespace ChatRouter.Core.Conversations;

/// <summary>Finds the group that a buyer asks for: the one that his page names, else the one that the shop's conditions mean for him.</summary>
public sealed class MeantGroups(IShopStore shops, IBuyerStore buyers)
{
    /// <param name="begins">With this message the conversation begins; later the group is as it was, or as page or topic say anew.</param>
    public async ValueTask<GroupHint?> OfAsync(BuyerIdentity buyer, BuyerEntry entry, bool begins, CancellationToken cancellationToken)
    {
        if (!begins || entry.Group is not null || await shops.FindAsync(buyer.Shop, cancellationToken) is not { Conditions: var conditions })
            return entry.Group;
        // Only shops with a group for a level are asked for his.
        var level = buyer.Verified && conditions.Levels.Count > 0 ? (await buyers.FindAsync(buyer.Shop, buyer.Buyer, cancellationToken))?.Level : null;
        return conditions.MeantFor(entry.Entry, level) is { } group ? new GroupHint(group) : null;
    }
}
