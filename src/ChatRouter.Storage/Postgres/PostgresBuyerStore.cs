using ChatRouter.Core.Buyers;

namespace ChatRouter.Storage.Postgres;

/// <summary>Buyers' profiles in PostgreSQL.</summary>
public sealed class PostgresBuyerStore(PostgresDatabase database) : IBuyerStore
{
    private const string SaveSql = """
        INSERT INTO buyers AS b (shop, id, body) VALUES ($1, $2, $3)
        ON CONFLICT (shop, id) DO UPDATE SET body = excluded.body WHERE b.body <> excluded.body
        """;

    private const string TagsSql = "SELECT buyer, tag FROM buyer_tags WHERE shop = $1 AND buyer = ANY ($2) ORDER BY buyer, at, tag";

    public Task<BuyerProfile?> FindAsync(ShopId shop, BuyerId buyer, CancellationToken cancellationToken) => database.FirstAsync(
        ShopScope.Of(shop), query => query.Add("SELECT body FROM buyers WHERE shop = $1 AND id = $2").With(shop).With(buyer.Value), StoredBuyerRow.Read, cancellationToken);

    public Task SaveAsync(ShopId shop, BuyerId buyer, BuyerProfile profile, CancellationToken cancellationToken) => database.AllAsync(
        ShopScope.Of(shop), query => query.Add(SaveSql).With(shop).With(buyer.Value).With(StorageJson.Write(profile)), _ => true, cancellationToken);

    public async Task<IReadOnlyDictionary<BuyerId, IReadOnlyList<string>>> TagsAsync(ShopId shop, IReadOnlyCollection<BuyerId> buyers, CancellationToken cancellationToken)
    {
        var rows = await database.AllAsync(
            ShopScope.Of(shop), query => query.Add(TagsSql).With(shop).With(buyers.Select(buyer => buyer.Value).Distinct().ToArray()),
            row => (Buyer: new BuyerId(row.Text(0)), Tag: row.Text(1)), cancellationToken);
        return rows.GroupBy(row => row.Buyer).ToDictionary(tags => tags.Key, tags => (IReadOnlyList<string>)[.. tags.Select(row => row.Tag)]);
    }

    public Task AddTagAsync(ShopId shop, BuyerId buyer, string tag, DateTimeOffset at, CancellationToken cancellationToken) => database.AllAsync(
        ShopScope.Of(shop),
        query => query.Add("INSERT INTO buyer_tags (shop, buyer, tag, at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING").With(shop).With(buyer.Value).With(tag).With(at),
        _ => true, cancellationToken);

    public Task RemoveTagAsync(ShopId shop, BuyerId buyer, string tag, CancellationToken cancellationToken) => database.AllAsync(
        ShopScope.Of(shop), query => query.Add("DELETE FROM buyer_tags WHERE shop = $1 AND buyer = $2 AND tag = $3").With(shop).With(buyer.Value).With(tag), _ => true, cancellationToken);
}
