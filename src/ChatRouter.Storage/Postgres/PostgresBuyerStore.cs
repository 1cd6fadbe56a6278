using ChatRouter.Core.Buyers;

namespace ChatRouter.Storage.Postgres;

/// <summary>Buyers' profiles in PostgreSQL.</summary>
public sealed class PostgresBuyerStore(PostgresDatabase database) : IBuyerStore
{
    private const string SaveSql = """
        INSERT INTO buyers AS b (shop, id, body) VALUES ($1, $2, $3)
        ON CONFLICT (shop, id) DO UPDATE SET body = excluded.body WHERE b.body <> excluded.body
        """;

    public Task<BuyerProfile?> FindAsync(ShopId shop, BuyerId buyer, CancellationToken cancellationToken) => database.FirstAsync(
        ShopScope.Of(shop), query => query.Add("SELECT body FROM buyers WHERE shop = $1 AND id = $2").With(shop).With(buyer.Value), StoredBuyerRow.Read, cancellationToken);

    public Task SaveAsync(ShopId shop, BuyerId buyer, BuyerProfile profile, CancellationToken cancellationToken) => database.AllAsync(
        ShopScope.Of(shop), query => query.Add(SaveSql).With(shop).With(buyer.Value).With(StorageJson.Write(profile)), _ => true, cancellationToken);
}
