using ChatRouter.Core.Journal;

namespace ChatRouter.Core.Shops.Plans;

/// <summary>Keeps each shop's published plans, for ever, and the revisions of its draft.</summary>
/// <remarks>
/// What is published here is what <see cref="IShopStore"/> reads as the shop's routing, on this node at once. Foreign shops answer like unknown ones.
/// A database that fails or is too slow is a <see cref="JournalUnavailableException"/>.
/// </remarks>
public interface IRoutingStore
{
    /// <summary>The latest version; none for an unknown shop.</summary>
    Task<PublishedPlan?> PublishedAsync(ShopId shop, CancellationToken cancellationToken);

    Task<PublishedPlan?> VersionAsync(ShopId shop, int version, CancellationToken cancellationToken);

    /// <summary>Versions below the given one, newest first.</summary>
    Task<IReadOnlyList<RoutingVersion>> VersionsAsync(ShopId shop, int below, int limit, CancellationToken cancellationToken);

    /// <summary>The versions that were in force at some time from <paramref name="from"/> to <paramref name="until"/>, both included, by number.</summary>
    /// <remarks>That is the one that was published last at or before the first of these times, if any was, and each that was published until the second.</remarks>
    Task<IReadOnlyList<RoutingVersion>> InForceAsync(ShopId shop, DateTimeOffset from, DateTimeOffset until, CancellationToken cancellationToken);

    /// <summary>The draft's latest revision; none before the first.</summary>
    Task<RoutingDraft?> DraftAsync(ShopId shop, CancellationToken cancellationToken);

    /// <summary>That revision, as long as it is kept: the latest <see cref="RevisionsKept"/>.</summary>
    Task<RoutingDraft?> RevisionAsync(ShopId shop, int revision, CancellationToken cancellationToken);

    /// <summary>Adds the draft as the revision after the one it was made from. One atomic step.</summary>
    /// <returns>False when that is not the latest any more; nothing is written then.</returns>
    Task<bool> SaveDraftAsync(ShopId shop, RoutingDraft draft, CancellationToken cancellationToken);

    /// <summary>Adds the version after the one it was made from, and with it <paramref name="draft"/>, if given, as <see cref="SaveDraftAsync"/> does. One atomic step.</summary>
    /// <returns>False when that version, or the draft's revision, is not the latest any more; nothing is written then.</returns>
    Task<bool> PublishAsync(ShopId shop, PublishedPlan plan, RoutingDraft? draft, CancellationToken cancellationToken);

    /// <summary>The highest <see cref="Publication.No"/> so far; 0 before the first.</summary>
    Task<long> LatestPublicationAsync(CancellationToken cancellationToken);

    /// <summary>This node reads the shop anew, as other nodes may have published.</summary>
    void Forget(ShopId shop);

    /// <summary>Publications of any shop after that one, oldest first, at most 1,000.</summary>
    /// <param name="after">A <see cref="Publication.No"/>; 0: from the beginning.</param>
    Task<IReadOnlyList<Publication>> PublicationsAsync(long after, CancellationToken cancellationToken);

    /// <summary>How many revisions of a draft are kept, for the three-way difference of a lost race.</summary>
    const int RevisionsKept = 50;
}
