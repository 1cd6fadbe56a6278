using ChatRouter.Core.Accounts;

namespace ChatRouter.Storage.Sqlite;

/// <summary>API keys in the SQLite file.</summary>
public sealed class SqliteApiKeyStore(SqliteDatabase database) : IApiKeyStore, IDisposable
{
    private readonly ReaderPool _readers = new(database);
    private readonly SqliteWriter _writer = new(database);

    public Task AddAsync(ApiKey key, string hash, CancellationToken cancellationToken) => _writer.WriteAsync(
        session => session.Prepare($"INSERT INTO api_keys ({StoredApiKeyRow.Columns}, key_hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
            .Bind(key.Shop.Value).Bind(key.Id).Bind(key.Name).Bind(key.Prefix).Bind(StoredApiKeyRow.ScopesOf(key)).Bind(key.MadeBy.Value)
            .Bind(key.MadeAt).Bind(key.ExpiresAt).Bind(key.UsedAt).Bind(hash)
            .Run(),
        cancellationToken);

    public Task<ApiKey?> FindAsync(string hash, CancellationToken cancellationToken) => _readers.ReadAsync(
        session => session.Prepare($"SELECT {StoredApiKeyRow.Columns} FROM api_keys WHERE key_hash = ?").Bind(hash).First(StoredApiKeyRow.Read), cancellationToken);

    public Task<IReadOnlyList<ApiKey>> AllAsync(ShopId shop, CancellationToken cancellationToken) => _readers.ReadAsync(
        session => session.Prepare($"SELECT {StoredApiKeyRow.Columns} FROM api_keys WHERE shop = ? ORDER BY id").Bind(shop.Value).All(StoredApiKeyRow.Read), cancellationToken);

    public Task UsedAsync(ShopId shop, string id, DateTimeOffset at, CancellationToken cancellationToken) => _writer.WriteAsync(
        session => session.Prepare("UPDATE api_keys SET used_at = ? WHERE shop = ? AND id = ?").Bind(at).Bind(shop.Value).Bind(id).Run(), cancellationToken);

    public Task<bool> RevokeAsync(ShopId shop, string id, CancellationToken cancellationToken) => _writer.WriteAsync(
        session => session.Prepare("DELETE FROM api_keys WHERE shop = ? AND id = ? RETURNING id").Bind(shop.Value).Bind(id).All(row => row.Text(0)).Count > 0,
        null, cancellationToken);

    public void Dispose()
    {
        _readers.Dispose();
        _writer.Dispose();
    }
}
