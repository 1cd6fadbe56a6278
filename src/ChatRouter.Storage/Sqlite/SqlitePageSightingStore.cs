using ChatRouter.Core.Shops;

namespace ChatRouter.Storage.Sqlite;

/// <summary>When pages asked for the chat, in the SQLite file.</summary>
public sealed class SqlitePageSightingStore(SqliteDatabase database) : IPageSightingStore, IDisposable
{
    private const string SeeSql = """
        INSERT INTO page_sightings (shop, origin, at) VALUES (?, ?, ?)
        ON CONFLICT (shop, origin) DO UPDATE SET at = max(page_sightings.at, excluded.at)
        """;

    private const string ForgetSql = """
        DELETE FROM page_sightings WHERE shop = ?1 AND origin IN (
            SELECT origin FROM page_sightings WHERE shop = ?1 ORDER BY at DESC, origin LIMIT -1 OFFSET ?2)
        """;

    private const string AllSql = $"SELECT {StoredSightingRow.Columns} FROM page_sightings WHERE shop = ? ORDER BY at DESC, origin";

    private readonly ReaderPool _readers = new(database);
    private readonly SqliteWriter _writer = new(database);

    public Task SeeAsync(ShopId shop, PageSighting sighting, CancellationToken cancellationToken) => _writer.WriteAsync(session =>
    {
        session.Prepare(SeeSql).Bind(shop.Value).Bind(sighting.Origin).Bind(sighting.At).Run();
        session.Prepare(ForgetSql).Bind(shop.Value).Bind(ShopWidget.MaxOrigins).Run();
        return true;
    }, null, cancellationToken);

    public Task<IReadOnlyList<PageSighting>> AllAsync(ShopId shop, CancellationToken cancellationToken) =>
        _readers.ReadAsync(session => session.Prepare(AllSql).Bind(shop.Value).All(StoredSightingRow.Read), cancellationToken);

    public void Dispose()
    {
        _readers.Dispose();
        _writer.Dispose();
    }
}
