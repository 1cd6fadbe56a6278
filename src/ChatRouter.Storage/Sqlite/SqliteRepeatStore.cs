using ChatRouter.Core.Accounts;

namespace ChatRouter.Storage.Sqlite;

/// <summary>Requests that were carried out, in the SQLite file.</summary>
public sealed class SqliteRepeatStore(SqliteDatabase database) : IRepeatStore, IDisposable
{
    private readonly ReaderPool _readers = new(database);
    private readonly SqliteWriter _writer = new(database);

    public Task<string?> FindAsync(ShopId shop, string key, CancellationToken cancellationToken) => _readers.ReadAsync(
        session => session.Prepare("SELECT request_hash FROM repeats WHERE shop = ? AND key = ?").Bind(shop.Value).Bind(key).First(row => row.Text(0)), cancellationToken);

    public Task AddAsync(ShopId shop, string key, string requestHash, DateTimeOffset at, DateTimeOffset forgetBefore, CancellationToken cancellationToken) => _writer.WriteAsync(
        session =>
        {
            session.Prepare("DELETE FROM repeats WHERE shop = ? AND at < ?").Bind(shop.Value).Bind(forgetBefore).Run();
            session.Prepare("INSERT INTO repeats (shop, key, request_hash, at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING").Bind(shop.Value).Bind(key).Bind(requestHash).Bind(at).Run();
        },
        cancellationToken);

    public void Dispose()
    {
        _readers.Dispose();
        _writer.Dispose();
    }
}
