using ChatRouter.Core.Accounts;

namespace ChatRouter.Storage.Sqlite;

/// <summary>Links that set passwords, in the SQLite file.</summary>
public sealed class SqliteLinkStore(SqliteDatabase database) : ILinkStore, IDisposable
{
    private readonly ReaderPool _readers = new(database);
    private readonly SqliteWriter _writer = new(database);

    public Task SaveAsync(AccountLink link, string tokenHash, CancellationToken cancellationToken) => _writer.WriteAsync(
        session => session.Prepare($"INSERT OR REPLACE INTO account_links ({StoredLinkRow.Columns}, token_hash) VALUES (?, ?, ?, ?, ?)")
            .Bind(link.Shop.Value).Bind(link.Account.Value).Bind((long)link.Kind).Bind(link.ExpiresAt).Bind(tokenHash).Run(),
        cancellationToken);

    public Task<AccountLink?> FindAsync(string tokenHash, DateTimeOffset at, CancellationToken cancellationToken) => _readers.ReadAsync(
        session => session.Prepare($"SELECT {StoredLinkRow.Columns} FROM account_links WHERE token_hash = ? AND expires_at > ?")
            .Bind(tokenHash).Bind(at).First(StoredLinkRow.Read),
        cancellationToken);

    public Task<AccountLink?> TakeAsync(string tokenHash, DateTimeOffset at, CancellationToken cancellationToken) => _writer.WriteAsync(
        session => session.Prepare($"DELETE FROM account_links WHERE token_hash = ? AND expires_at > ? RETURNING {StoredLinkRow.Columns}")
            .Bind(tokenHash).Bind(at).All(StoredLinkRow.Read) is [var taken] ? taken : null,
        null, cancellationToken);

    public Task VoidAsync(ShopId shop, AgentId account, CancellationToken cancellationToken) => _writer.WriteAsync(
        session => session.Prepare("DELETE FROM account_links WHERE shop = ? AND account = ?").Bind(shop.Value).Bind(account.Value).Run(), cancellationToken);

    public void Dispose()
    {
        _readers.Dispose();
        _writer.Dispose();
    }
}
