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

    // A statement of its own: the next one sees what was committed before the lock was granted.
    private const string LockTagsSql = "SELECT FROM (SELECT pg_advisory_xact_lock(hashtextextended('chatrouter.tags ' || $1 || ' ' || $2, 0))) AS locked";

    private const string AddTagSql = """
        INSERT INTO buyer_tags (shop, buyer, tag, at)
        SELECT $1, $2, $3, $4 WHERE (SELECT count(*) FROM buyer_tags WHERE shop = $1 AND buyer = $2 AND tag = ANY ($5) AND tag <> $3) < $6
        ON CONFLICT DO NOTHING
        """;

    private const string HasTagSql = "SELECT tag FROM buyer_tags WHERE shop = $1 AND buyer = $2 AND tag = $3";

    public Task<BuyerProfile?> FindAsync(ShopId shop, BuyerId buyer, CancellationToken cancellationToken) => database.FirstAsync(
        ShopScope.Of(shop), query => query.Add("SELECT body FROM buyers WHERE shop = $1 AND id = $2").With(shop).With(buyer.Value), StoredBuyerRow.Read, cancellationToken);

    public Task SaveAsync(ShopId shop, BuyerId buyer, BuyerProfile profile, CancellationToken cancellationToken) => database.AllAsync(
        ShopScope.Of(shop), query => query.Add(SaveSql).With(shop).With(buyer.Value).With(StorageJson.Write(profile)), _ => true, cancellationToken);

    public async Task<IReadOnlyDictionary<BuyerId, int>> LevelsAsync(ShopId shop, IReadOnlyCollection<BuyerId> buyers, CancellationToken cancellationToken)
    {
        var rows = await database.AllAsync(
            ShopScope.Of(shop), query => query.Add("SELECT body, id FROM buyers WHERE shop = $1 AND id = ANY ($2)").With(shop).With(buyers.Select(buyer => buyer.Value).Distinct().ToArray()),
            row => (Buyer: new BuyerId(row.Text(1)), StoredBuyerRow.Read(row).Level), cancellationToken);
        return rows.Where(row => row.Level is not null).ToDictionary(row => row.Buyer, row => row.Level!.Value);
    }

    public async Task<IReadOnlyDictionary<BuyerId, IReadOnlyList<string>>> TagsAsync(ShopId shop, IReadOnlyCollection<BuyerId> buyers, CancellationToken cancellationToken)
    {
        var rows = await database.AllAsync(
            ShopScope.Of(shop), query => query.Add(TagsSql).With(shop).With(buyers.Select(buyer => buyer.Value).Distinct().ToArray()),
            row => (Buyer: new BuyerId(row.Text(0)), Tag: row.Text(1)), cancellationToken);
        return rows.GroupBy(row => row.Buyer).ToDictionary(tags => tags.Key, tags => (IReadOnlyList<string>)[.. tags.Select(row => row.Tag)]);
    }

    public Task<bool> AddTagAsync(ShopId shop, BuyerId buyer, string tag, IReadOnlyCollection<string> counted, int most, DateTimeOffset at, CancellationToken cancellationToken) => database.ReadAsync(
        ShopScope.Of(shop),
        query => query.Add(LockTagsSql).With(shop).With(buyer.Value)
            .Add(AddTagSql).With(shop).With(buyer.Value).With(tag).With(at).With(counted.ToArray()).With(most)
            .Add(HasTagSql).With(shop).With(buyer.Value).With(tag),
        async results =>
        {
            await results.NextAsync(_ => true);
            return (await results.NextAsync(_ => true)).Count > 0;
        },
        cancellationToken);

    public Task RemoveTagAsync(ShopId shop, BuyerId buyer, string tag, CancellationToken cancellationToken) => database.AllAsync(
        ShopScope.Of(shop), query => query.Add("DELETE FROM buyer_tags WHERE shop = $1 AND buyer = $2 AND tag = $3").With(shop).With(buyer.Value).With(tag), _ => true, cancellationToken);
}
