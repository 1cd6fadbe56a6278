namespace ChatRouter.Core.Buyers;

/// <summary>Keeps what shops' tokens said of their buyers, and the tags that agents gave them.</summary>
/// <remarks>A write is durable when it returns. Another shop's ids answer like unknown ones.</remarks>
public interface IBuyerStore
{
    /// <summary>The latest profile; none when no token ever brought one.</summary>
    Task<BuyerProfile?> FindAsync(ShopId shop, BuyerId buyer, CancellationToken cancellationToken);

    /// <summary>Keeps the profile instead of the one before; the same again writes nothing.</summary>
    Task SaveAsync(ShopId shop, BuyerId buyer, BuyerProfile profile, CancellationToken cancellationToken);

    /// <summary>The member level of each of these buyers; those of whom no token said one are left out.</summary>
    Task<IReadOnlyDictionary<BuyerId, int>> LevelsAsync(ShopId shop, IReadOnlyCollection<BuyerId> buyers, CancellationToken cancellationToken);

    /// <summary>The tags of each of these buyers, those that were given first at the beginning; buyers without any are left out.</summary>
    Task<IReadOnlyDictionary<BuyerId, IReadOnlyList<string>>> TagsAsync(ShopId shop, IReadOnlyCollection<BuyerId> buyers, CancellationToken cancellationToken);

    /// <summary>Gives the buyer a tag, in one atomic step; one that he has stays where it is.</summary>
    /// <param name="counted">Which of his tags count.</param>
    /// <param name="most">How many of them he can have.</param>
    /// <returns>False: he has as many, and not this one.</returns>
    Task<bool> AddTagAsync(ShopId shop, BuyerId buyer, string tag, IReadOnlyCollection<string> counted, int most, DateTimeOffset at, CancellationToken cancellationToken);

    Task RemoveTagAsync(ShopId shop, BuyerId buyer, string tag, CancellationToken cancellationToken);
}
