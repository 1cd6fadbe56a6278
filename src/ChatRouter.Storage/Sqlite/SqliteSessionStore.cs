using ChatRouter.Core.Accounts;

namespace ChatRouter.Storage.Sqlite;

/// <summary>Sessions in the SQLite file.</summary>
public sealed class SqliteSessionStore(SqliteDatabase database) : ISessionStore, IDisposable
{
    private readonly ReaderPool _readers = new(database);
    private readonly SqliteWriter _writer = new(database);

    public Task AddAsync(AccountSession session, DateTimeOffset staleBefore, CancellationToken cancellationToken) => _writer.WriteAsync(
        file =>
        {
            file.Prepare("DELETE FROM sessions WHERE shop = ? AND account = ? AND used_at < ?").Bind(session.Shop.Value).Bind(session.Account.Value).Bind(staleBefore).Run();
            file.Prepare($"INSERT INTO sessions ({StoredSessionRow.Columns}) VALUES (?, ?, ?, ?, ?, ?, ?)")
                .Bind(session.Shop.Value).Bind(session.Account.Value).Bind(session.Id).Bind(session.Device).Bind(session.Place).Bind(session.StartedAt).Bind(session.UsedAt)
                .Run();
        },
        cancellationToken);

    public Task<IReadOnlyList<AccountSession>> OfAccountAsync(ShopId shop, AgentId account, CancellationToken cancellationToken) => _readers.ReadAsync(
        session => session.Prepare($"SELECT {StoredSessionRow.Columns} FROM sessions WHERE shop = ? AND account = ? ORDER BY used_at DESC, id DESC")
            .Bind(shop.Value).Bind(account.Value).All(StoredSessionRow.Read),
        cancellationToken);

    public Task<AccountSession?> FindAsync(ShopId shop, AgentId account, string id, CancellationToken cancellationToken) => _readers.ReadAsync(
        session => session.Prepare($"SELECT {StoredSessionRow.Columns} FROM sessions WHERE shop = ? AND account = ? AND id = ?")
            .Bind(shop.Value).Bind(account.Value).Bind(id).First(StoredSessionRow.Read),
        cancellationToken);

    public Task<IReadOnlyList<SessionKey>> EndedAsync(IReadOnlyCollection<SessionKey> sessions, CancellationToken cancellationToken) => _readers.ReadAsync<IReadOnlyList<SessionKey>>(
        file => [.. sessions.Where(session => file.Prepare("SELECT count(*) FROM sessions WHERE shop = ? AND account = ? AND id = ?")
            .Bind(session.Shop.Value).Bind(session.Account.Value).Bind(session.Id).Count() == 0)],
        cancellationToken);

    public Task UsedAsync(ShopId shop, AgentId account, string id, DateTimeOffset at, CancellationToken cancellationToken) => _writer.WriteAsync(
        session => session.Prepare("UPDATE sessions SET used_at = ? WHERE shop = ? AND account = ? AND id = ?").Bind(at).Bind(shop.Value).Bind(account.Value).Bind(id).Run(),
        cancellationToken);

    public Task<bool> EndAsync(ShopId shop, AgentId account, string id, CancellationToken cancellationToken) => _writer.WriteAsync(
        session => session.Prepare("DELETE FROM sessions WHERE shop = ? AND account = ? AND id = ? RETURNING id")
            .Bind(shop.Value).Bind(account.Value).Bind(id).All(row => row.Text(0)).Count > 0,
        null, cancellationToken);

    public Task<int> EndOthersAsync(ShopId shop, AgentId account, string? except, CancellationToken cancellationToken) => _writer.WriteAsync(
        session => session.Prepare("DELETE FROM sessions WHERE shop = ? AND account = ? AND id <> ? RETURNING id")
            .Bind(shop.Value).Bind(account.Value).Bind(except ?? "").All(row => row.Text(0)).Count,
        null, cancellationToken);

    public void Dispose()
    {
        _readers.Dispose();
        _writer.Dispose();
    }
}
