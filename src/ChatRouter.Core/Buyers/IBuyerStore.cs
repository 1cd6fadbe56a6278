namespace ChatRouter.Core.Buyers;

/// <summary>Keeps what shops' tokens said of their buyers.</summary>
/// <remarks>A write is durable when it returns. Another shop's ids answer like unknown ones.</remarks>
public interface IBuyerStore
{
    /// <summary>The latest profile; none when no token ever brought one.</summary>
    Task<BuyerProfile?> FindAsync(ShopId shop, BuyerId buyer, CancellationToken cancellationToken);

    /// <summary>Keeps the profile instead of the one before; the same again writes nothing.</summary>
    Task SaveAsync(ShopId shop, BuyerId buyer, BuyerProfile profile, CancellationToken cancellationToken);
}
