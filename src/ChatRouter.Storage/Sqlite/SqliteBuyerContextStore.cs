using ChatRouter.Core.Conversations;

namespace ChatRouter.Storage.Sqlite;

/// <summary>Buyers' contexts in the SQLite file.</summary>
public sealed class SqliteBuyerContextStore(SqliteDatabase database) : IBuyerContextStore, IDisposable
{
    private const string FindSql = "SELECT body, contact FROM buyer_contexts WHERE shop = ? AND buyer = ?";
    private const string SaveSql = "INSERT INTO buyer_contexts (shop, buyer, body) VALUES (?, ?, ?) ON CONFLICT (shop, buyer) DO UPDATE SET body = excluded.body";
    private const string SaveContactSql = "INSERT INTO buyer_contexts (shop, buyer, body, contact) VALUES (?, ?, ?, ?) ON CONFLICT (shop, buyer) DO UPDATE SET contact = excluded.contact";
    private const string ForgetContactSql = "UPDATE buyer_contexts SET contact = NULL WHERE shop = ? AND buyer = ?";

    private readonly ReaderPool _readers = new(database);
    private readonly SqliteWriter _writer = new(database);

    public Task<BuyerContext?> FindAsync(ShopId shop, BuyerId buyer, CancellationToken cancellationToken) => _readers.ReadAsync(
        session => session.Prepare(FindSql).Bind(shop.Value).Bind(buyer.Value).First(row => StorageJson.Read<BuyerContext>(row.Text(0)) with { Contact = row.TextOrNull(1) }),
        cancellationToken);

    public Task SaveAsync(ShopId shop, BuyerId buyer, BuyerContext context, CancellationToken cancellationToken) =>
        RunAsync(session => session.Prepare(SaveSql).Bind(shop.Value).Bind(buyer.Value).Bind(StorageJson.Write(context with { Contact = null })), cancellationToken);

    public Task SaveContactAsync(ShopId shop, BuyerId buyer, string contact, DateTimeOffset at, CancellationToken cancellationToken) =>
        RunAsync(session => session.Prepare(SaveContactSql).Bind(shop.Value).Bind(buyer.Value).Bind(StorageJson.Write(new BuyerContext { At = at })).Bind(contact), cancellationToken);

    public Task ForgetContactAsync(ShopId shop, BuyerId buyer, CancellationToken cancellationToken) =>
        RunAsync(session => session.Prepare(ForgetContactSql).Bind(shop.Value).Bind(buyer.Value), cancellationToken);

    public void Dispose()
    {
        _readers.Dispose();
        _writer.Dispose();
    }

    private Task<bool> RunAsync(Func<SqliteSession, Statement> statement, CancellationToken cancellationToken) => _writer.WriteAsync(session =>
    {
        statement(session).Run();
        return true;
    }, null, cancellationToken);
}
