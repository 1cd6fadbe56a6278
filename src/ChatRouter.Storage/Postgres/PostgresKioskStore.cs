using ChatRouter.Core.Supervision;

namespace ChatRouter.Storage.Postgres;

/// <summary>The kiosks in PostgreSQL.</summary>
public sealed class PostgresKioskStore(PostgresDatabase database) : IKioskStore
{
    private const string AddSql = $"INSERT INTO kiosks ({StoredKioskRow.Columns}, token_hash) VALUES ($1, $2, $3, $4, $5, $6)";

    private const string FindSql = $"SELECT {StoredKioskRow.Columns} FROM kiosks WHERE token_hash = $1";

    private const string AllSql = $"SELECT {StoredKioskRow.Columns} FROM kiosks WHERE shop = $1 ORDER BY id";

    private const string RevokeSql = "DELETE FROM kiosks WHERE shop = $1 AND id = $2 RETURNING id";

    public Task AddAsync(Kiosk kiosk, string tokenHash, CancellationToken cancellationToken) => database.AllAsync(
        ShopScope.Of(kiosk.Shop),
        query => query.Add(AddSql).With(kiosk.Shop).With(kiosk.Id).With(kiosk.Name).With(kiosk.MadeBy.Value).With(kiosk.MadeAt).With(tokenHash),
        _ => true, cancellationToken);

    // Whose it is only the row tells.
    public Task<Kiosk?> FindAsync(string tokenHash, CancellationToken cancellationToken) =>
        database.FirstAsync(ShopScope.Every, query => query.Add(FindSql).With(tokenHash), StoredKioskRow.Read, cancellationToken);

    public Task<IReadOnlyList<Kiosk>> AllAsync(ShopId shop, CancellationToken cancellationToken) =>
        database.AllAsync(ShopScope.Of(shop), query => query.Add(AllSql).With(shop), StoredKioskRow.Read, cancellationToken);

    public async Task<bool> RevokeAsync(ShopId shop, string id, CancellationToken cancellationToken) =>
        (await database.AllAsync(ShopScope.Of(shop), query => query.Add(RevokeSql).With(shop).With(id), _ => true, cancellationToken)).Count > 0;
}
