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

    public Task<TakenKey?> TakeAsync(
        ShopId shop, string key, string requestHash, DateTimeOffset at, DateTimeOffset abandonedBefore, DateTimeOffset forgetBefore, CancellationToken cancellationToken) => _writer.WriteAsync(
        session =>
        {
            session.Prepare("DELETE FROM repeats WHERE shop = ? AND at < ?").Bind(shop.Value).Bind(forgetBefore).Run();
            session.Prepare("DELETE FROM repeats WHERE shop = ? AND key = ? AND request_hash = ? AND answer IS NULL AND at < ?").Bind(shop.Value).Bind(key).Bind(requestHash).Bind(abandonedBefore).Run();
            var taken = session.Prepare("SELECT request_hash, answer FROM repeats WHERE shop = ? AND key = ?").Bind(shop.Value).Bind(key).First(row => new TakenKey(row.Text(0), row.TextOrNull(1)));
            if (taken is null)
                session.Prepare("INSERT INTO repeats (shop, key, request_hash, at) VALUES (?, ?, ?, ?)").Bind(shop.Value).Bind(key).Bind(requestHash).Bind(at).Run();
            return taken;
        },
        null, cancellationToken);

    public Task AnswerAsync(ShopId shop, string key, string requestHash, string answer, CancellationToken cancellationToken) => _writer.WriteAsync(
        session => session.Prepare("UPDATE repeats SET answer = ? WHERE shop = ? AND key = ? AND request_hash = ?").Bind(answer).Bind(shop.Value).Bind(key).Bind(requestHash).Run(), cancellationToken);

    public Task GiveBackAsync(ShopId shop, string key, string requestHash, CancellationToken cancellationToken) => _writer.WriteAsync(
        session => session.Prepare("DELETE FROM repeats WHERE shop = ? AND key = ? AND request_hash = ? AND answer IS NULL").Bind(shop.Value).Bind(key).Bind(requestHash).Run(), cancellationToken);

    public void Dispose()
    {
        _readers.Dispose();
        _writer.Dispose();
    }
}
