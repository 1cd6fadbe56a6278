using ChatRouter.Core.Accounts;

namespace ChatRouter.Storage.Postgres;

/// <summary>Requests that were carried out, in PostgreSQL.</summary>
public sealed class PostgresRepeatStore(PostgresDatabase database) : IRepeatStore
{
    private const string AddSql = """
        WITH old AS (DELETE FROM repeats WHERE shop = $1 AND at < $5)
        INSERT INTO repeats (shop, key, request_hash, at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING
        """;

    public Task<string?> FindAsync(ShopId shop, string key, CancellationToken cancellationToken) => database.FirstAsync(
        ShopScope.Of(shop), query => query.Add("SELECT request_hash FROM repeats WHERE shop = $1 AND key = $2").With(shop).With(key), row => row.Text(0), cancellationToken);

    public Task AddAsync(ShopId shop, string key, string requestHash, DateTimeOffset at, DateTimeOffset forgetBefore, CancellationToken cancellationToken) => database.AllAsync(
        ShopScope.Of(shop), query => query.Add(AddSql).With(shop).With(key).With(requestHash).With(at).With(forgetBefore), _ => true, cancellationToken);
}
