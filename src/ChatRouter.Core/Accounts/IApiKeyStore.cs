using ChatRouter.Core.Journal;

namespace ChatRouter.Core.Accounts;

/// <summary>Keeps shops' API keys. Of the keys themselves it knows the hashes only.</summary>
/// <remarks>A write is durable when it returns, and holds at once on every node. A database that fails or is too slow is a <see cref="JournalUnavailableException"/>.</remarks>
public interface IApiKeyStore
{
    Task AddAsync(ApiKey key, string hash, CancellationToken cancellationToken);

    /// <summary>The key of that hash, expired or not; none when there is none, or it was revoked.</summary>
    Task<ApiKey?> FindAsync(string hash, CancellationToken cancellationToken);

    /// <summary>The shop's keys, oldest first.</summary>
    Task<IReadOnlyList<ApiKey>> AllAsync(ShopId shop, CancellationToken cancellationToken);

    /// <summary>It was used just now.</summary>
    Task UsedAsync(ShopId shop, string id, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>It is void from now on. False when the shop has no such key.</summary>
    Task<bool> RevokeAsync(ShopId shop, string id, CancellationToken cancellationToken);
}
