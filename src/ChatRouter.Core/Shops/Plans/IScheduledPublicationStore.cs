using ChatRouter.Core.Journal;

namespace ChatRouter.Core.Shops.Plans;

/// <summary>Keeps what each shop wants published later, until it is, or nobody wants it any more.</summary>
/// <remarks>
/// A write is one atomic step, and of several that would end the same one only one succeeds. Foreign shops answer like unknown ones.
/// A database that fails or is too slow is a <see cref="JournalUnavailableException"/>.
/// </remarks>
public interface IScheduledPublicationStore
{
    /// <summary>How many a shop has at most, those included that did not go live.</summary>
    const int Most = 10;

    /// <summary>The shop's, the first to be due first.</summary>
    Task<IReadOnlyList<ScheduledPublication>> AllAsync(ShopId shop, CancellationToken cancellationToken);

    Task<ScheduledPublication?> FindAsync(ShopId shop, string id, CancellationToken cancellationToken);

    /// <summary>Adds it, and with it the draft's next revision.</summary>
    /// <returns>False when that is not the next any more, or the shop has <see cref="Most"/>; nothing is written then.</returns>
    Task<bool> AddAsync(ShopId shop, ScheduledPublication scheduled, RoutingDraft draft, CancellationToken cancellationToken);

    /// <summary>Adds the version after the one it was made from, with it <paramref name="draft"/>, if given, and takes the scheduled one away.</summary>
    /// <returns>False when it is not there any more, or that version, or the draft's revision, is not the latest; nothing is written then.</returns>
    Task<bool> PublishAsync(ShopId shop, string id, PublishedPlan plan, RoutingDraft? draft, CancellationToken cancellationToken);

    /// <summary>It will not go live by itself any more.</summary>
    /// <returns>False when it does not wait.</returns>
    Task<bool> FailAsync(ShopId shop, string id, PublicationFailure failure, CancellationToken cancellationToken);

    /// <summary>Takes it away.</summary>
    /// <returns>False when it is not there any more.</returns>
    Task<bool> RemoveAsync(ShopId shop, string id, CancellationToken cancellationToken);

    /// <summary>What waits and is due by then, in every shop, in the order in which it was due. Costs what is due, however many shops there are.</summary>
    Task<IReadOnlyList<DuePublication>> DueAsync(DateTimeOffset by, int limit, CancellationToken cancellationToken);
}
