using ChatRouter.Core.Shops.Plans;

namespace ChatRouter.Storage.Sqlite;

/// <summary>Publications for later in the SQLite file.</summary>
public sealed class SqliteScheduledPublicationStore(SqliteDatabase database, SqliteShopStore shops) : IScheduledPublicationStore, IDisposable
{
    private const string AddSql = """
        INSERT INTO scheduled_publications (shop, id, due_at, origin, body, actor, reason, at, known)
        SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9 WHERE (SELECT count(*) FROM scheduled_publications WHERE shop = ?1) < ?10 RETURNING id
        """;

    private readonly ReaderPool _readers = new(database);
    private readonly SqliteWriter _writer = new(database);

    public Task<IReadOnlyList<ScheduledPublication>> AllAsync(ShopId shop, CancellationToken cancellationToken) => _readers.ReadAsync(
        session => session.Prepare($"SELECT {StoredScheduledRow.Columns} FROM scheduled_publications WHERE shop = ? ORDER BY due_at, id")
            .Bind(shop.Value).All(StoredScheduledRow.Read), cancellationToken);

    public Task<ScheduledPublication?> FindAsync(ShopId shop, string id, CancellationToken cancellationToken) => _readers.ReadAsync(
        session => session.Prepare($"SELECT {StoredScheduledRow.Columns} FROM scheduled_publications WHERE shop = ? AND id = ?")
            .Bind(shop.Value).Bind(id).First(StoredScheduledRow.Read), cancellationToken);

    public Task<bool> AddAsync(ShopId shop, ScheduledPublication scheduled, RoutingDraft draft, CancellationToken cancellationToken) => _writer.WriteAsync(session =>
    {
        if (RoutingRow.LatestRevision(session, shop) != draft.Revision - 1 || !Insert(session, shop, scheduled))
            return false;
        RoutingRow.SaveDraft(session, shop, draft);
        return true;
    }, null, cancellationToken);

    public Task<bool> PublishAsync(ShopId shop, string id, PublishedPlan plan, RoutingDraft? draft, CancellationToken cancellationToken) => _writer.WriteAsync(session =>
    {
        if (!RoutingRow.Follows(session, shop, plan, draft) || !Delete(session, shop, id))
            return false;
        RoutingRow.Publish(session, shop, plan);
        if (draft is not null)
            RoutingRow.SaveDraft(session, shop, draft);
        return true;
    }, () => shops.Forget(shop), cancellationToken);

    public Task<bool> FailAsync(ShopId shop, string id, PublicationFailure failure, CancellationToken cancellationToken) => _writer.WriteAsync(
        session => session.Prepare("UPDATE scheduled_publications SET failure = ?, failed_at = ? WHERE shop = ? AND id = ? AND failed_at IS NULL RETURNING id")
            .Bind(failure.Code).Bind(failure.At).Bind(shop.Value).Bind(id).All(row => row.Text(0)).Count > 0, null, cancellationToken);

    public Task<bool> RemoveAsync(ShopId shop, string id, CancellationToken cancellationToken) => _writer.WriteAsync(session => Delete(session, shop, id), null, cancellationToken);

    public Task<IReadOnlyList<DuePublication>> DueAsync(DateTimeOffset by, int limit, CancellationToken cancellationToken) => _readers.ReadAsync(
        session => session.Prepare("SELECT shop, id FROM scheduled_publications INDEXED BY scheduled_publications_due WHERE failed_at IS NULL AND due_at <= ? ORDER BY due_at, id LIMIT ?")
            .Bind(by).Bind(limit).All(StoredScheduledRow.ReadDue), cancellationToken);

    public void Dispose()
    {
        _readers.Dispose();
        _writer.Dispose();
    }

    private static bool Insert(SqliteSession session, ShopId shop, ScheduledPublication scheduled) => session.Prepare(AddSql)
        .Bind(shop.Value).Bind(scheduled.Id).Bind(scheduled.Due).Bind(PlanJson.Write(scheduled.Origin)).Bind(PlanJson.Write(scheduled.Plan)).Bind(scheduled.By.Value)
        .Bind(scheduled.Reason).Bind(scheduled.At).Bind(StorageJson.Write(scheduled.Known)).Bind(IScheduledPublicationStore.Most).All(row => row.Text(0)).Count > 0;

    private static bool Delete(SqliteSession session, ShopId shop, string id) =>
        session.Prepare("DELETE FROM scheduled_publications WHERE shop = ? AND id = ? RETURNING id").Bind(shop.Value).Bind(id).All(row => row.Text(0)).Count > 0;
}
