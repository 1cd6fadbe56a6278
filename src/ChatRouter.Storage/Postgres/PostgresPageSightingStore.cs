using ChatRouter.Core.Shops;

namespace ChatRouter.Storage.Postgres;

/// <summary>When pages asked for the chat, in PostgreSQL.</summary>
public sealed class PostgresPageSightingStore(PostgresDatabase database) : IPageSightingStore
{
    private const string SeeSql = """
        INSERT INTO page_sightings AS s (shop, origin, at) VALUES ($1, $2, $3)
        ON CONFLICT (shop, origin) DO UPDATE SET at = greatest(s.at, excluded.at)
        """;

    private const string ForgetSql = """
        DELETE FROM page_sightings WHERE shop = $1 AND origin IN (
            SELECT origin FROM page_sightings WHERE shop = $1 ORDER BY at DESC, origin OFFSET $2)
        """;

    private const string AllSql = $"SELECT {StoredSightingRow.Columns} FROM page_sightings WHERE shop = $1 ORDER BY at DESC, origin LIMIT $2";

    public Task SeeAsync(ShopId shop, PageSighting sighting, CancellationToken cancellationToken) => database.AllAsync(
        ShopScope.Of(shop),
        query => query.Add(SeeSql).With(shop).With(sighting.Origin).With(sighting.At).Add(ForgetSql).With(shop).With(ShopWidget.MaxOrigins),
        _ => true, cancellationToken);

    // Two processes that each add one at the same moment may leave one too many until the next.
    public Task<IReadOnlyList<PageSighting>> AllAsync(ShopId shop, CancellationToken cancellationToken) =>
        database.AllAsync(ShopScope.Of(shop), query => query.Add(AllSql).With(shop).With(ShopWidget.MaxOrigins), StoredSightingRow.Read, cancellationToken);
}
