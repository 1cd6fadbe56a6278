using ChatRouter.Core.Conversations;

namespace ChatRouter.Storage.Postgres;

/// <summary>Buyers' contexts in PostgreSQL.</summary>
public sealed class PostgresBuyerContextStore(PostgresDatabase database) : IBuyerContextStore
{
    private const string FindSql = "SELECT body, contact FROM buyer_contexts WHERE shop = $1 AND buyer = $2";
    private const string SaveSql = "INSERT INTO buyer_contexts (shop, buyer, body) VALUES ($1, $2, $3) ON CONFLICT (shop, buyer) DO UPDATE SET body = excluded.body";
    private const string SaveContactSql = "INSERT INTO buyer_contexts (shop, buyer, body, contact) VALUES ($1, $2, $3, $4) ON CONFLICT (shop, buyer) DO UPDATE SET contact = excluded.contact";
    private const string ForgetContactSql = "UPDATE buyer_contexts SET contact = NULL WHERE shop = $1 AND buyer = $2";

    public Task<BuyerContext?> FindAsync(ShopId shop, BuyerId buyer, CancellationToken cancellationToken) => database.FirstAsync(
        ShopScope.Of(shop), query => query.Add(FindSql).With(shop).With(buyer.Value), row => StorageJson.Read<BuyerContext>(row.Text(0)) with { Contact = row.TextOrNull(1) }, cancellationToken);

    public Task SaveAsync(ShopId shop, BuyerId buyer, BuyerContext context, CancellationToken cancellationToken) => database.AllAsync(
        ShopScope.Of(shop), query => query.Add(SaveSql).With(shop).With(buyer.Value).With(StorageJson.Write(context with { Contact = null })), _ => true, cancellationToken);

    public Task SaveContactAsync(ShopId shop, BuyerId buyer, string contact, DateTimeOffset at, CancellationToken cancellationToken) => database.AllAsync(
        ShopScope.Of(shop), query => query.Add(SaveContactSql).With(shop).With(buyer.Value).With(StorageJson.Write(new BuyerContext { At = at })).With(contact), _ => true, cancellationToken);

    public Task ForgetContactAsync(ShopId shop, BuyerId buyer, CancellationToken cancellationToken) => database.AllAsync(
        ShopScope.Of(shop), query => query.Add(ForgetContactSql).With(shop).With(buyer.Value), _ => true, cancellationToken);
}
