using ChatRouter.Core.Supervision;

namespace ChatRouter.Storage.Postgres;

/// <summary>The audit in PostgreSQL.</summary>
public sealed class PostgresAuditStore(PostgresDatabase database) : IAuditStore
{
    private const string AddSql = $"INSERT INTO audit ({StoredAuditRow.Columns}) VALUES ($1, $2, $3, $4, $5, $6, $7)";

    private const string LatestSql = $"SELECT {StoredAuditRow.Columns} FROM audit WHERE shop = $1 ORDER BY id DESC LIMIT $2";

    public Task AddAsync(AuditEntry entry, CancellationToken cancellationToken) => database.AllAsync(
        ShopScope.Of(entry.Shop),
        query => query.Add(AddSql).With(entry.Shop).With(entry.Id).With(entry.Actor.Value).With((int)entry.Action).With(entry.Target).With(entry.Detail).With(entry.At),
        _ => true, cancellationToken);

    public Task<IReadOnlyList<AuditEntry>> LatestAsync(ShopId shop, int limit, CancellationToken cancellationToken) =>
        database.AllAsync(ShopScope.Of(shop), query => query.Add(LatestSql).With(shop).With(limit), StoredAuditRow.Read, cancellationToken);
}
