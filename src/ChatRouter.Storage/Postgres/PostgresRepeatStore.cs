using ChatRouter.Core.Accounts;

namespace ChatRouter.Storage.Postgres;

/// <summary>Requests that were carried out, in PostgreSQL.</summary>
public sealed class PostgresRepeatStore(PostgresDatabase database) : IRepeatStore
{
    private const string AddSql = """
        WITH old AS (DELETE FROM repeats WHERE shop = $1 AND at < $5)
        INSERT INTO repeats (shop, key, request_hash, at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING
        """;

    // What took the key and is too old to count goes in the same step: whoever comes at the same moment finds the one or the other.
    private const string TakeSql = """
        WITH old AS (DELETE FROM repeats WHERE shop = $1 AND at < $6 AND key <> $2)
        INSERT INTO repeats AS r (shop, key, request_hash, at) VALUES ($1, $2, $3, $4)
        ON CONFLICT (shop, key) DO UPDATE SET request_hash = $3, at = $4, answer = NULL
        WHERE r.at < $6 OR (r.request_hash = $3 AND r.answer IS NULL AND r.at < $5)
        RETURNING r.request_hash
        """;

    public Task<string?> FindAsync(ShopId shop, string key, CancellationToken cancellationToken) => database.FirstAsync(
        ShopScope.Of(shop), query => query.Add("SELECT request_hash FROM repeats WHERE shop = $1 AND key = $2").With(shop).With(key), row => row.Text(0), cancellationToken);

    public Task AddAsync(ShopId shop, string key, string requestHash, DateTimeOffset at, DateTimeOffset forgetBefore, CancellationToken cancellationToken) => database.AllAsync(
        ShopScope.Of(shop), query => query.Add(AddSql).With(shop).With(key).With(requestHash).With(at).With(forgetBefore), _ => true, cancellationToken);

    public async Task<TakenKey?> TakeAsync(
        ShopId shop, string key, string requestHash, DateTimeOffset at, DateTimeOffset abandonedBefore, DateTimeOffset forgetBefore, CancellationToken cancellationToken)
    {
        while (true)
        {
            var mine = await database.FirstAsync(
                ShopScope.Of(shop), query => query.Add(TakeSql).With(shop).With(key).With(requestHash).With(at).With(abandonedBefore).With(forgetBefore), row => row.Text(0), cancellationToken);
            if (mine is not null)
                return null;
            var taken = await database.FirstAsync(
                ShopScope.Of(shop), query => query.Add("SELECT request_hash, answer FROM repeats WHERE shop = $1 AND key = $2").With(shop).With(key),
                row => new TakenKey(row.Text(0), row.TextOrNull(1)), cancellationToken);
            // None: it was given back between the two.
            if (taken is not null)
                return taken;
        }
    }

    public Task AnswerAsync(ShopId shop, string key, string requestHash, string answer, CancellationToken cancellationToken) => database.AllAsync(
        ShopScope.Of(shop), query => query.Add("UPDATE repeats SET answer = $4 WHERE shop = $1 AND key = $2 AND request_hash = $3").With(shop).With(key).With(requestHash).With(answer), _ => true, cancellationToken);

    public Task GiveBackAsync(ShopId shop, string key, string requestHash, CancellationToken cancellationToken) => database.AllAsync(
        ShopScope.Of(shop), query => query.Add("DELETE FROM repeats WHERE shop = $1 AND key = $2 AND request_hash = $3 AND answer IS NULL").With(shop).With(key).With(requestHash), _ => true, cancellationToken);
}
