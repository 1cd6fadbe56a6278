using ChatRouter.Core.Journal;

namespace ChatRouter.Core.Shops;

/// <summary>Keeps when pages of a shop's origins last asked for its chat.</summary>
/// <remarks>A write is durable when it returns. A database that fails or is too slow is a <see cref="JournalUnavailableException"/>.</remarks>
public interface IPageSightingStore
{
    /// <summary>Keeps the later time of an origin, and of a shop the latest <see cref="ShopWidget.MaxOrigins"/> origins.</summary>
    Task SeeAsync(ShopId shop, PageSighting sighting, CancellationToken cancellationToken);

    /// <summary>The shop's, newest first, at most <see cref="ShopWidget.MaxOrigins"/>.</summary>
    Task<IReadOnlyList<PageSighting>> AllAsync(ShopId shop, CancellationToken cancellationToken);
}
