using ChatRouter.Core.Conversations;

namespace ChatRouter.Storage.Postgres;

/// <summary>Buyers' contexts in PostgreSQL.</summary>
public sealed class PostgresBuyerContextStore(PostgresDatabase database) : IBuyerContextStore
{
    private const string FindSql = "SELECT body FROM buyer_contexts WHERE shop = $1 AND buyer = $2";
    private const string SaveSql = "INSERT INTO buyer_contexts (shop, buyer, body) VALUES ($1, $2, $3) ON CONFLICT (shop, buyer) DO UPDATE SET body = excluded.body";

    public Task<BuyerContext?> FindAsync(ShopId shop, BuyerId buyer, CancellationToken cancellationToken) => database.FirstAsync(
        ShopScope.Of(shop), query => query.Add(FindSql).With(shop).With(buyer.Value), row => StorageJson.Read<BuyerContext>(row.Text(0)), cancellationToken);

    public Task SaveAsync(ShopId shop, BuyerId buyer, BuyerContext context, CancellationToken cancellationToken) => database.AllAsync(
        ShopScope.Of(shop), query => query.Add(SaveSql).With(shop).With(buyer.Value).With(StorageJson.Write(context)), _ => true, cancellationToken);
}
