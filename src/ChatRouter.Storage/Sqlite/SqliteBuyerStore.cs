using ChatRouter.Core.Buyers;

namespace ChatRouter.Storage.Sqlite;

/// <summary>Buyers' profiles in the SQLite file.</summary>
public sealed class SqliteBuyerStore(SqliteDatabase database) : IBuyerStore, IDisposable
{
    private const string FindSql = "SELECT body FROM buyers WHERE shop = ? AND id = ?";

    private const string SaveSql = "INSERT INTO buyers (shop, id, body) VALUES (?, ?, ?) ON CONFLICT (shop, id) DO UPDATE SET body = excluded.body";

    private const string TagsSql = "SELECT tag FROM buyer_tags WHERE shop = ? AND buyer = ? ORDER BY at, tag";

    private readonly ReaderPool _readers = new(database);
    private readonly SqliteWriter _writer = new(database);

    public Task<BuyerProfile?> FindAsync(ShopId shop, BuyerId buyer, CancellationToken cancellationToken) =>
        _readers.ReadAsync(session => session.Prepare(FindSql).Bind(shop.Value).Bind(buyer.Value).First(StoredBuyerRow.Read), cancellationToken);

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

    public Task<IReadOnlyDictionary<BuyerId, int>> LevelsAsync(ShopId shop, IReadOnlyCollection<BuyerId> buyers, CancellationToken cancellationToken) =>
        _readers.ReadAsync<IReadOnlyDictionary<BuyerId, int>>(
            session => buyers.Distinct().Select(buyer => (Buyer: buyer, session.Prepare(FindSql).Bind(shop.Value).Bind(buyer.Value).First(StoredBuyerRow.Read)?.Level))
                .Where(known => known.Level is not null).ToDictionary(known => known.Buyer, known => known.Level!.Value),
            cancellationToken);

    public Task<IReadOnlyDictionary<BuyerId, IReadOnlyList<string>>> TagsAsync(ShopId shop, IReadOnlyCollection<BuyerId> buyers, CancellationToken cancellationToken) =>
        _readers.ReadAsync<IReadOnlyDictionary<BuyerId, IReadOnlyList<string>>>(
            session => buyers.Distinct().Select(buyer => KeyValuePair.Create(buyer, session.Prepare(TagsSql).Bind(shop.Value).Bind(buyer.Value).All(row => row.Text(0))))
                .Where(tags => tags.Value.Count > 0).ToDictionary(),
            cancellationToken);

    public Task<bool> AddTagAsync(ShopId shop, BuyerId buyer, string tag, IReadOnlyCollection<string> counted, int most, DateTimeOffset at, CancellationToken cancellationToken) => _writer.WriteAsync(
        session =>
        {
            var tags = session.Prepare(TagsSql).Bind(shop.Value).Bind(buyer.Value).All(row => row.Text(0));
            if (tags.Contains(tag))
                return true;
            if (tags.Count(counted.Contains) >= most)
                return false;
            session.Prepare("INSERT INTO buyer_tags (shop, buyer, tag, at) VALUES (?, ?, ?, ?)").Bind(shop.Value).Bind(buyer.Value).Bind(tag).Bind(at).Run();
            return true;
        },
        null, cancellationToken);

    public Task RemoveTagAsync(ShopId shop, BuyerId buyer, string tag, CancellationToken cancellationToken) => _writer.WriteAsync(
        session => session.Prepare("DELETE FROM buyer_tags WHERE shop = ? AND buyer = ? AND tag = ?").Bind(shop.Value).Bind(buyer.Value).Bind(tag).Run(), cancellationToken);

    public void Dispose()
    {
        _readers.Dispose();
        _writer.Dispose();
    }
}
