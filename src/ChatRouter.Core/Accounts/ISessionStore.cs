using ChatRouter.Core.Journal;

namespace ChatRouter.Core.Accounts;

/// <summary>Keeps which sessions of accounts live. A session that is not here has ended, with all of its tokens.</summary>
/// <remarks>A write is durable when it returns, and holds at once on every node. A database that fails or is too slow is a <see cref="JournalUnavailableException"/>.</remarks>
public interface ISessionStore
{
    /// <summary>Adds the session, and forgets those of the account that were not used since <paramref name="staleBefore"/>.</summary>
    Task AddAsync(AccountSession session, DateTimeOffset staleBefore, CancellationToken cancellationToken);

    /// <summary>The account's sessions, the latest used first.</summary>
    Task<IReadOnlyList<AccountSession>> OfAccountAsync(ShopId shop, AgentId account, CancellationToken cancellationToken);

    /// <summary>The session; none when it ended or is another account's.</summary>
    Task<AccountSession?> FindAsync(ShopId shop, AgentId account, string id, CancellationToken cancellationToken);

    /// <summary>Which of these have ended. One trip, however many shops they are of.</summary>
    Task<IReadOnlyList<SessionKey>> EndedAsync(IReadOnlyCollection<SessionKey> sessions, CancellationToken cancellationToken);

    /// <summary>It was used just now. Unknown ones change nothing.</summary>
    Task UsedAsync(ShopId shop, AgentId account, string id, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>Ends one session. False when the account has none of that id.</summary>
    Task<bool> EndAsync(ShopId shop, AgentId account, string id, CancellationToken cancellationToken);

    /// <summary>Ends the account's sessions, all or all but one; returns how many.</summary>
    Task<int> EndOthersAsync(ShopId shop, AgentId account, string? except, CancellationToken cancellationToken);
}
