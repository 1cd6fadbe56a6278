using ChatRouter.Core.Buyers;

namespace ChatRouter.Storage.Sqlite;

/// <summary>Buyers' profiles in the SQLite file.</summary>
public sealed class SqliteBuyerStore(SqliteDatabase database) : IBuyerStore, IDisposable
{
    private const string SaveSql = "INSERT INTO buyers (shop, id, body) VALUES (?, ?, ?) ON CONFLICT (shop, id) DO UPDATE SET body = excluded.body";

    private readonly ReaderPool _readers = new(database);
    private readonly SqliteWriter _writer = new(database);

    public Task<BuyerProfile?> FindAsync(ShopId shop, BuyerId buyer, CancellationToken cancellationToken) =>
        _readers.ReadAsync(session => session.Prepare("SELECT body FROM buyers WHERE shop = ? AND id = ?").Bind(shop.Value).Bind(buyer.Value).First(StoredBuyerRow.Read), cancellationToken);

    // Every page that a buyer opens brings his token: a durable write for the same again would hold up the journal's.
    public async Task SaveAsync(ShopId shop, BuyerId buyer, BuyerProfile profile, CancellationToken cancellationToken)
    {
        var body = StorageJson.Write(profile);
        if (await FindAsync(shop, buyer, cancellationToken) is { } known && StorageJson.Write(known) == body)
            return;
        await _writer.WriteAsync(session =>
        {
            session.Prepare(SaveSql).Bind(shop.Value).Bind(buyer.Value).Bind(body).Run();
            return true;
        }, null, cancellationToken);
    }

    public void Dispose()
    {
        _readers.Dispose();
        _writer.Dispose();
    }
}
