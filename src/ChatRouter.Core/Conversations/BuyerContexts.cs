using ChatRouter.Core.Routing;

namespace ChatRouter.Core.Conversations;

/// <summary>What agents may know of how the buyer of a conversation came.</summary>
public sealed class BuyerContexts(IBuyerContextStore store, RoutingWork work)
{
    /// <summary>Keeps it; the buyer's message does not wait for that.</summary>
    public void Keep(BuyerIdentity buyer, BuyerContext context) => work.Run(buyer.Shop, null, async () =>
    {
        // Most turns come with the context of the one before: a durable write for the same again would hold up the journal's.
        if (await store.FindAsync(buyer.Shop, buyer.Buyer, CancellationToken.None) is not { } known || !known.SaysTheSameAs(context))
            await store.SaveAsync(buyer.Shop, buyer.Buyer, context, CancellationToken.None);
    });

    /// <summary>Keeps where he can be reached; none: forgets it.</summary>
    public Task KeepContactAsync(BuyerIdentity buyer, string? contact, DateTimeOffset at, CancellationToken cancellationToken) => contact is null
        ? store.ForgetContactAsync(buyer.Shop, buyer.Buyer, cancellationToken)
        : store.SaveContactAsync(buyer.Shop, buyer.Buyer, contact, at, cancellationToken);

    /// <summary>The latest one; none when there is none.</summary>
    public Task<BuyerContext?> FindAsync(ShopId shop, BuyerId buyer, CancellationToken cancellationToken) => store.FindAsync(shop, buyer, cancellationToken);
}
