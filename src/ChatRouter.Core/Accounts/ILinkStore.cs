using ChatRouter.Core.Journal;

namespace ChatRouter.Core.Accounts;

/// <summary>Keeps the links that set passwords: one live link an account. Of their tokens it knows the hashes only.</summary>
/// <remarks>A write is durable when it returns. A database that fails or is too slow is a <see cref="JournalUnavailableException"/>.</remarks>
public interface ILinkStore
{
    /// <summary>Keeps the link; the account's one before it is void.</summary>
    Task SaveAsync(AccountLink link, string tokenHash, CancellationToken cancellationToken);

    /// <summary>The link of that token, which stays; none when there is none that is good at that time.</summary>
    Task<AccountLink?> FindAsync(string tokenHash, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>The link of that token, which is gone then; of several callers one gets it.</summary>
    Task<AccountLink?> TakeAsync(string tokenHash, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>Voids the account's link, if it has one.</summary>
    Task VoidAsync(ShopId shop, AgentId account, CancellationToken cancellationToken);
}
