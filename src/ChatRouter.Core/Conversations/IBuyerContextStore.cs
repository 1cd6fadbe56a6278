namespace ChatRouter.Core.Conversations;

/// <summary>Keeps the latest context of each buyer of a shop: one row a buyer, however often he comes.</summary>
/// <remarks>A write is durable when it returns. Another shop's ids answer like unknown ones.</remarks>
public interface IBuyerContextStore
{
    /// <summary>None when he never came with one.</summary>
    Task<BuyerContext?> FindAsync(ShopId shop, BuyerId buyer, CancellationToken cancellationToken);

    /// <summary>Keeps it instead of the one before; the contact stays as it is.</summary>
    Task SaveAsync(ShopId shop, BuyerId buyer, BuyerContext context, CancellationToken cancellationToken);

    /// <summary>Keeps how he can be reached instead of what he said before; all else stays as it is.</summary>
    /// <param name="at">The time of the context of who never came with one.</param>
    Task SaveContactAsync(ShopId shop, BuyerId buyer, string contact, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>He cannot be reached any more; all else stays as it is.</summary>
    Task ForgetContactAsync(ShopId shop, BuyerId buyer, CancellationToken cancellationToken);
}
