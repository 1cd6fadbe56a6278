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

    /// <summary>Takes the key for a request that is about to be carried out, in one atomic step, and forgets the shop's of before <paramref name="forgetBefore"/>.</summary>
    /// <param name="abandonedBefore">The same request that took the key before that time and was never answered has failed: the key is taken from it.</param>
    /// <returns>None: it is taken. Else what has it.</returns>
    Task<TakenKey?> TakeAsync(
        ShopId shop, string key, string requestHash, DateTimeOffset at, DateTimeOffset abandonedBefore, DateTimeOffset forgetBefore, CancellationToken cancellationToken);

    /// <summary>Keeps what was answered to the request that took the key.</summary>
    Task AnswerAsync(ShopId shop, string key, string requestHash, string answer, CancellationToken cancellationToken);

    /// <summary>Gives a key back that was taken and not answered: nothing was done by it.</summary>
    Task GiveBackAsync(ShopId shop, string key, string requestHash, CancellationToken cancellationToken);
}
