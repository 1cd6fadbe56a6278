using ChatRouter.Core.Journal;

namespace ChatRouter.Core.Accounts;

/// <summary>Remembers requests that were carried out, by the idempotency key that their sender gave them.</summary>
/// <remarks>A write is durable when it returns. A database that fails or is too slow is a <see cref="JournalUnavailableException"/>.</remarks>
public interface IRepeatStore
{
    /// <summary>The hash of the request that was carried out under the key; none when there was none.</summary>
    Task<string?> FindAsync(ShopId shop, string key, CancellationToken cancellationToken);

    /// <summary>Remembers the request, and forgets the shop's of before <paramref name="forgetBefore"/>. The first of a key stays.</summary>
    Task AddAsync(ShopId shop, string key, string requestHash, DateTimeOffset at, DateTimeOffset forgetBefore, CancellationToken cancellationToken);
}
