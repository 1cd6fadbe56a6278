using ChatRouter.Core.Journal;

namespace ChatRouter.Core.Supervision;

/// <summary>Keeps what supervisors did. Entries are added, never changed.</summary>
/// <remarks>A database that fails or is too slow is a <see cref="JournalUnavailableException"/>. Foreign shops answer like empty ones.</remarks>
public interface IAuditStore
{
    /// <summary>Durable when it returns.</summary>
    Task AddAsync(AuditEntry entry, CancellationToken cancellationToken);

    /// <summary>The shop's latest entries, newest first.</summary>
    Task<IReadOnlyList<AuditEntry>> LatestAsync(ShopId shop, int limit, CancellationToken cancellationToken);
}
