using ChatRouter.Core.Accounts;

namespace ChatRouter.Storage.Postgres;

/// <summary>API keys in PostgreSQL.</summary>
public sealed class PostgresApiKeyStore(PostgresDatabase database) : IApiKeyStore
{
    private const string AddSql = $"INSERT INTO api_keys ({StoredApiKeyRow.Columns}, key_hash) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";

    private const string FindSql = $"SELECT {StoredApiKeyRow.Columns} FROM api_keys WHERE key_hash = $1";

    private const string AllSql = $"SELECT {StoredApiKeyRow.Columns} FROM api_keys WHERE shop = $1 ORDER BY id";

    public Task AddAsync(ApiKey key, string hash, CancellationToken cancellationToken) => database.AllAsync(
        ShopScope.Of(key.Shop),
        query => query.Add(AddSql)
            .With(key.Shop).With(key.Id).With(key.Name).With(key.Prefix).With(StoredApiKeyRow.ScopesOf(key)).With(key.MadeBy.Value)
            .With(key.MadeAt).With(key.ExpiresAt?.ToUnixTimeMilliseconds()).With(key.UsedAt?.ToUnixTimeMilliseconds()).With(hash),
        _ => true, cancellationToken);

    // Whose it is only the row tells.
    public Task<ApiKey?> FindAsync(string hash, CancellationToken cancellationToken) =>
        database.FirstAsync(ShopScope.Every, query => query.Add(FindSql).With(hash), StoredApiKeyRow.Read, cancellationToken);

    public Task<IReadOnlyList<ApiKey>> AllAsync(ShopId shop, CancellationToken cancellationToken) =>
        database.AllAsync(ShopScope.Of(shop), query => query.Add(AllSql).With(shop), StoredApiKeyRow.Read, cancellationToken);

    public Task UsedAsync(ShopId shop, string id, DateTimeOffset at, CancellationToken cancellationToken) => database.AllAsync(
        ShopScope.Of(shop), query => query.Add("UPDATE api_keys SET used_at = $3 WHERE shop = $1 AND id = $2").With(shop).With(id).With(at), _ => true, cancellationToken);

    public async Task<bool> RevokeAsync(ShopId shop, string id, CancellationToken cancellationToken)
    {
        var revoked = await database.AllAsync(
            ShopScope.Of(shop), query => query.Add("DELETE FROM api_keys WHERE shop = $1 AND id = $2 RETURNING id").With(shop).With(id), _ => true, cancellationToken);
        return revoked.Count > 0;
    }
}
