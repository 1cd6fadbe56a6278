using ChatRouter.Core.Accounts;

namespace ChatRouter.Storage.Postgres;

/// <summary>Sessions in PostgreSQL.</summary>
public sealed class PostgresSessionStore(PostgresDatabase database) : ISessionStore
{
    private const string AddSql = $"""
        WITH stale AS (DELETE FROM sessions WHERE shop = $1 AND account = $2 AND used_at < $8)
        INSERT INTO sessions ({StoredSessionRow.Columns}) VALUES ($1, $2, $3, $4, $5, $6, $7)
        """;

    private const string OfAccountSql = $"SELECT {StoredSessionRow.Columns} FROM sessions WHERE shop = $1 AND account = $2 ORDER BY used_at DESC, id DESC";

    private const string FindSql = $"SELECT {StoredSessionRow.Columns} FROM sessions WHERE shop = $1 AND account = $2 AND id = $3";

    private const string EndedSql = """
        SELECT k.shop, k.account, k.id FROM unnest($1, $2, $3) AS k (shop, account, id)
        WHERE NOT EXISTS (SELECT FROM sessions AS s WHERE s.shop = k.shop AND s.account = k.account AND s.id = k.id)
        """;

    private const string EndOthersSql = "DELETE FROM sessions WHERE shop = $1 AND account = $2 AND id <> $3 RETURNING id";

    public Task AddAsync(AccountSession session, DateTimeOffset staleBefore, CancellationToken cancellationToken) => database.AllAsync(
        ShopScope.Of(session.Shop),
        query => query.Add(AddSql)
            .With(session.Shop).With(session.Account.Value).With(session.Id).With(session.Device).With(session.Place).With(session.StartedAt).With(session.UsedAt).With(staleBefore),
        _ => true, cancellationToken);

    public Task<IReadOnlyList<AccountSession>> OfAccountAsync(ShopId shop, AgentId account, CancellationToken cancellationToken) =>
        database.AllAsync(ShopScope.Of(shop), query => query.Add(OfAccountSql).With(shop).With(account.Value), StoredSessionRow.Read, cancellationToken);

    public Task<AccountSession?> FindAsync(ShopId shop, AgentId account, string id, CancellationToken cancellationToken) =>
        database.FirstAsync(ShopScope.Of(shop), query => query.Add(FindSql).With(shop).With(account.Value).With(id), StoredSessionRow.Read, cancellationToken);

    public Task<IReadOnlyList<SessionKey>> EndedAsync(IReadOnlyCollection<SessionKey> sessions, CancellationToken cancellationToken) => database.AllAsync(
        ShopScope.Every,
        query => query.Add(EndedSql)
            .With(sessions.Select(session => session.Shop.Value).ToArray()).With(sessions.Select(session => session.Account.Value).ToArray()).With(sessions.Select(session => session.Id).ToArray()),
        row => new SessionKey(new(row.Text(0)), new(row.Text(1)), row.Text(2)), cancellationToken);

    public Task UsedAsync(ShopId shop, AgentId account, string id, DateTimeOffset at, CancellationToken cancellationToken) => database.AllAsync(
        ShopScope.Of(shop),
        query => query.Add("UPDATE sessions SET used_at = $4 WHERE shop = $1 AND account = $2 AND id = $3").With(shop).With(account.Value).With(id).With(at),
        _ => true, cancellationToken);

    public async Task<bool> EndAsync(ShopId shop, AgentId account, string id, CancellationToken cancellationToken)
    {
        var ended = await database.AllAsync(
            ShopScope.Of(shop),
            query => query.Add("DELETE FROM sessions WHERE shop = $1 AND account = $2 AND id = $3 RETURNING id").With(shop).With(account.Value).With(id),
            _ => true, cancellationToken);
        return ended.Count > 0;
    }

    public async Task<int> EndOthersAsync(ShopId shop, AgentId account, string? except, CancellationToken cancellationToken) =>
        (await database.AllAsync(ShopScope.Of(shop), query => query.Add(EndOthersSql).With(shop).With(account.Value).With(except ?? ""), _ => true, cancellationToken)).Count;
}
