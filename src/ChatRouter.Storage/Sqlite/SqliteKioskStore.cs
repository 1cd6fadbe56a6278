using ChatRouter.Core.Supervision;

namespace ChatRouter.Storage.Sqlite;

/// <summary>The kiosks in the SQLite file.</summary>
public sealed class SqliteKioskStore(SqliteDatabase database) : IKioskStore, IDisposable
{
    private readonly ReaderPool _readers = new(database);
    private readonly SqliteWriter _writer = new(database);

    public Task AddAsync(Kiosk kiosk, string tokenHash, CancellationToken cancellationToken) => _writer.WriteAsync(session =>
    {
        session.Prepare($"INSERT INTO kiosks ({StoredKioskRow.Columns}, token_hash) VALUES (?, ?, ?, ?, ?, ?)")
            .Bind(kiosk.Shop.Value).Bind(kiosk.Id).Bind(kiosk.Name).Bind(kiosk.MadeBy.Value).Bind(kiosk.MadeAt).Bind(tokenHash)
            .Run();
        return true;
    }, null, cancellationToken);

    public Task<Kiosk?> FindAsync(string tokenHash, CancellationToken cancellationToken) => _readers.ReadAsync(
        session => session.Prepare($"SELECT {StoredKioskRow.Columns} FROM kiosks WHERE token_hash = ?").Bind(tokenHash).First(StoredKioskRow.Read), cancellationToken);

    public Task<IReadOnlyList<Kiosk>> AllAsync(ShopId shop, CancellationToken cancellationToken) => _readers.ReadAsync(
        session => session.Prepare($"SELECT {StoredKioskRow.Columns} FROM kiosks WHERE shop = ? ORDER BY id").Bind(shop.Value).All(StoredKioskRow.Read), cancellationToken);

    public Task<bool> RevokeAsync(ShopId shop, string id, CancellationToken cancellationToken) => _writer.WriteAsync(session =>
        session.Prepare("DELETE FROM kiosks WHERE shop = ? AND id = ? RETURNING id").Bind(shop.Value).Bind(id).All(row => row.Text(0)).Count > 0, null, cancellationToken);

    public void Dispose()
    {
        _readers.Dispose();
        _writer.Dispose();
    }
}
