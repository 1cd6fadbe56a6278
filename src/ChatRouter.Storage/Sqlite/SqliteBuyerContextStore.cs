using ChatRouter.Core.Conversations;

namespace ChatRouter.Storage.Sqlite;

/// <summary>Buyers' contexts in the SQLite file.</summary>
public sealed class SqliteBuyerContextStore(SqliteDatabase database) : IBuyerContextStore, IDisposable
{
    private const string SaveSql = "INSERT INTO buyer_contexts (shop, buyer, body) VALUES (?, ?, ?) ON CONFLICT (shop, buyer) DO UPDATE SET body = excluded.body";

    private readonly ReaderPool _readers = new(database);
    private readonly SqliteWriter _writer = new(database);

    public Task<BuyerContext?> FindAsync(ShopId shop, BuyerId buyer, CancellationToken cancellationToken) => _readers.ReadAsync(
        session => session.Prepare("SELECT body FROM buyer_contexts WHERE shop = ? AND buyer = ?").Bind(shop.Value).Bind(buyer.Value)
            .First(row => StorageJson.Read<BuyerContext>(row.Text(0))),
        cancellationToken);

    public Task SaveAsync(ShopId shop, BuyerId buyer, BuyerContext context, CancellationToken cancellationToken) => _writer.WriteAsync(session =>
    {
        session.Prepare(SaveSql).Bind(shop.Value).Bind(buyer.Value).Bind(StorageJson.Write(context)).Run();
        return true;
    }, null, cancellationToken);

    public void Dispose()
    {
        _readers.Dispose();
        _writer.Dispose();
    }
}
