namespace ChatRouter.Core.Conversations;

/// <summary>Keeps the latest context of each buyer of a shop: one row a buyer, however often he comes.</summary>
/// <remarks>A write is durable when it returns. Another shop's ids answer like unknown ones.</remarks>
public interface IBuyerContextStore
{
    /// <summary>None when he never came with one.</summary>
    Task<BuyerContext?> FindAsync(ShopId shop, BuyerId buyer, CancellationToken cancellationToken);

    /// <summary>Keeps it instead of the one before.</summary>
    Task SaveAsync(ShopId shop, BuyerId buyer, BuyerContext context, CancellationToken cancellationToken);
}
