using ChatRouter.Core.Accounts;

namespace ChatRouter.Storage.Postgres;

/// <summary>Links that set passwords, in PostgreSQL.</summary>
public sealed class PostgresLinkStore(PostgresDatabase database) : ILinkStore
{
    private const string SaveSql = $"""
        INSERT INTO account_links ({StoredLinkRow.Columns}, token_hash) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (shop, account) DO UPDATE SET kind = excluded.kind, expires_at = excluded.expires_at, token_hash = excluded.token_hash
        """;

    private const string FindSql = $"SELECT {StoredLinkRow.Columns} FROM account_links WHERE token_hash = $1 AND expires_at > $2";

    private const string TakeSql = $"DELETE FROM account_links WHERE token_hash = $1 AND expires_at > $2 RETURNING {StoredLinkRow.Columns}";

    public Task SaveAsync(AccountLink link, string tokenHash, CancellationToken cancellationToken) => database.AllAsync(
        ShopScope.Of(link.Shop),
        query => query.Add(SaveSql).With(link.Shop).With(link.Account.Value).With((int)link.Kind).With(link.ExpiresAt).With(tokenHash),
        _ => true, cancellationToken);

    // Whose it is only the row tells.
    public Task<AccountLink?> FindAsync(string tokenHash, DateTimeOffset at, CancellationToken cancellationToken) =>
        database.FirstAsync(ShopScope.Every, query => query.Add(FindSql).With(tokenHash).With(at), StoredLinkRow.Read, cancellationToken);

    public Task<AccountLink?> TakeAsync(string tokenHash, DateTimeOffset at, CancellationToken cancellationToken) =>
        database.FirstAsync(ShopScope.Every, query => query.Add(TakeSql).With(tokenHash).With(at), StoredLinkRow.Read, cancellationToken);

    public Task VoidAsync(ShopId shop, AgentId account, CancellationToken cancellationToken) => database.AllAsync(
        ShopScope.Of(shop), query => query.Add("DELETE FROM account_links WHERE shop = $1 AND account = $2").With(shop).With(account.Value), _ => true, cancellationToken);
}
