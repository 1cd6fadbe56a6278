using ChatRouter.Core.Supervision;

namespace ChatRouter.Storage.Sqlite;

/// <summary>The audit in the SQLite file.</summary>
public sealed class SqliteAuditStore(SqliteDatabase database) : IAuditStore, IDisposable
{
    private readonly ReaderPool _readers = new(database);
    private readonly SqliteWriter _writer = new(database);

    public Task AddAsync(AuditEntry entry, CancellationToken cancellationToken) => _writer.WriteAsync(session =>
    {
        session.Prepare($"INSERT INTO audit ({StoredAuditRow.Columns}) VALUES (?, ?, ?, ?, ?, ?, ?)")
            .Bind(entry.Shop.Value).Bind(entry.Id).Bind(entry.Actor.Value).Bind((long)entry.Action).Bind(entry.Target).Bind(entry.Detail).Bind(entry.At)
            .Run();
        return true;
    }, null, cancellationToken);

    public Task<IReadOnlyList<AuditEntry>> LatestAsync(ShopId shop, int limit, CancellationToken cancellationToken) =>
        _readers.ReadAsync(
            session => session.Prepare($"SELECT {StoredAuditRow.Columns} FROM audit WHERE shop = ? ORDER BY id DESC LIMIT ?").Bind(shop.Value).Bind(limit).All(StoredAuditRow.Read),
            cancellationToken);

    public void Dispose()
    {
        _readers.Dispose();
        _writer.Dispose();
    }
}
