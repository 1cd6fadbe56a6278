using ChatRouter.Core.Journal;
using ChatRouter.Core.Shops;

namespace ChatRouter.Core.Supervision;

/// <summary>Keeps what supervisors did. Entries are added, never changed.</summary>
/// <remarks>A database that fails or is too slow is a <see cref="JournalUnavailableException"/>. Foreign shops answer like empty ones.</remarks>
public interface IAuditStore
{
    /// <summary>Durable when it returns.</summary>
    Task AddAsync(AuditEntry entry, CancellationToken cancellationToken);

    /// <summary>Adds the entry with the revision of these rules, and keeps how they read. One atomic step, durable when it returns.</summary>
    Task AddAsync(AuditEntry entry, Revised<ForbiddenRules> rules, CancellationToken cancellationToken);

    /// <summary>The rules of that revision; none: no entry of the shop names them.</summary>
    Task<KeptRules?> RulesAsync(ShopId shop, string revision, CancellationToken cancellationToken);

    /// <summary>The shop's entries that answer to the query, newest first.</summary>
    Task<IReadOnlyList<AuditEntry>> FindAsync(ShopId shop, AuditQuery query, CancellationToken cancellationToken);
}
