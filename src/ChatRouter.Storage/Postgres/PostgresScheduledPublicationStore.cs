using ChatRouter.Core.Shops.Plans;
using Npgsql;

namespace ChatRouter.Storage.Postgres;

/// <summary>Publications for later in PostgreSQL.</summary>
public sealed class PostgresScheduledPublicationStore(PostgresDatabase database, PostgresShopStore shops) : IScheduledPublicationStore
{
    // Whoever is second waits for the first one's draft and then finds it there, and so never adds one too many.
    private const string AddSql = """
        WITH draft AS (
            INSERT INTO routing_drafts (shop, revision, body, changed, actor, at)
            SELECT $1, $10, $11, $12, $6, $8
            WHERE (SELECT coalesce(max(revision), 0) FROM routing_drafts WHERE shop = $1) = $10 - 1
              AND (SELECT count(*) FROM scheduled_publications WHERE shop = $1) < $13
            ON CONFLICT (shop, revision) DO NOTHING
            RETURNING revision)
        INSERT INTO scheduled_publications (shop, id, due_at, origin, body, actor, reason, at, known)
        SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9 FROM draft
        RETURNING id
        """;

    // Whoever publishes it or takes it back holds its row: the other waits, and finds it gone.
    private const string DueSql = "due AS (SELECT id FROM scheduled_publications WHERE shop = $1 AND id = $8 FOR UPDATE)";

    private const string TakenSql = """
        taken AS (DELETE FROM scheduled_publications WHERE shop = $1 AND id = $8 AND EXISTS (SELECT FROM version))
        SELECT version FROM version
        """;

    private const string PublishSql = $"""
        WITH {DueSql}, version AS (
            INSERT INTO routing_versions (shop, version, body, actor, reason, restored_from, at)
            SELECT $1, $2, $3, $4, $5, $6, $7 FROM due WHERE (SELECT coalesce(max(version), 0) FROM routing_versions WHERE shop = $1) = $2 - 1
            ON CONFLICT (shop, version) DO NOTHING
            RETURNING version), {TakenSql}
        """;

    // A draft that comes in between is there twice then: nothing is written.
    private const string PublishDraftSql = $"""
        WITH {DueSql}, version AS (
            INSERT INTO routing_versions (shop, version, body, actor, reason, restored_from, at)
            SELECT $1, $2, $3, $4, $5, $6, $7 FROM due
            WHERE (SELECT coalesce(max(version), 0) FROM routing_versions WHERE shop = $1) = $2 - 1
              AND (SELECT coalesce(max(revision), 0) FROM routing_drafts WHERE shop = $1) = $9 - 1
            ON CONFLICT (shop, version) DO NOTHING
            RETURNING version),
        draft AS (
            INSERT INTO routing_drafts (shop, revision, body, changed, actor, at)
            SELECT $1, $9, $10, $11, $12, $13 FROM version), {TakenSql}
        """;

    private const string AllSql = $"SELECT {StoredScheduledRow.Columns} FROM scheduled_publications WHERE shop = $1 ORDER BY due_at, id";

    private const string FindSql = $"SELECT {StoredScheduledRow.Columns} FROM scheduled_publications WHERE shop = $1 AND id = $2";

    private const string FailSql = "UPDATE scheduled_publications SET failure = $3, failed_at = $4 WHERE shop = $1 AND id = $2 AND failed_at IS NULL RETURNING id";

    private const string RemoveSql = "DELETE FROM scheduled_publications WHERE shop = $1 AND id = $2 RETURNING id";

    private const string DueOfAllSql = "SELECT shop, id FROM scheduled_publications WHERE failed_at IS NULL AND due_at <= $1 ORDER BY due_at, id LIMIT $2";

    public Task<IReadOnlyList<ScheduledPublication>> AllAsync(ShopId shop, CancellationToken cancellationToken) =>
        database.AllAsync(ShopScope.Of(shop), query => query.Add(AllSql).With(shop), StoredScheduledRow.Read, cancellationToken);

    public Task<ScheduledPublication?> FindAsync(ShopId shop, string id, CancellationToken cancellationToken) =>
        database.FirstAsync(ShopScope.Of(shop), query => query.Add(FindSql).With(shop).With(id), StoredScheduledRow.Read, cancellationToken);

    public async Task<bool> AddAsync(ShopId shop, ScheduledPublication scheduled, RoutingDraft draft, CancellationToken cancellationToken)
    {
        var added = await HasRowAsync(
            shop,
            query => query.Add(AddSql).With(shop).With(scheduled.Id).With(scheduled.Due).With(PlanJson.Write(scheduled.Origin)).With(PlanJson.Write(scheduled.Plan))
                .With(scheduled.By.Value).With(scheduled.Reason).With(scheduled.At).With(StorageJson.Write(scheduled.Known))
                .With(draft.Revision).With(PlanJson.Write(draft.Plan)).With(draft.Changed).With(IScheduledPublicationStore.Most),
            cancellationToken);
        if (added)
            await PostgresRoutingStore.PruneAsync(database, shop, draft.Revision, cancellationToken);
        return added;
    }

    public async Task<bool> PublishAsync(ShopId shop, string id, PublishedPlan plan, RoutingDraft? draft, CancellationToken cancellationToken)
    {
        if (!await TryPublishAsync(shop, id, plan, draft, cancellationToken))
            return false;
        shops.Forget(shop);
        if (draft is not null)
            await PostgresRoutingStore.PruneAsync(database, shop, draft.Revision, cancellationToken);
        return true;
    }

    public Task<bool> FailAsync(ShopId shop, string id, PublicationFailure failure, CancellationToken cancellationToken) =>
        HasRowAsync(shop, query => query.Add(FailSql).With(shop).With(id).With(failure.Code).With(failure.At), cancellationToken);

    public Task<bool> RemoveAsync(ShopId shop, string id, CancellationToken cancellationToken) =>
        HasRowAsync(shop, query => query.Add(RemoveSql).With(shop).With(id), cancellationToken);

    public Task<IReadOnlyList<DuePublication>> DueAsync(DateTimeOffset by, int limit, CancellationToken cancellationToken) =>
        database.AllAsync(ShopScope.Every, query => query.Add(DueOfAllSql).With(by).With(limit), StoredScheduledRow.ReadDue, cancellationToken);

    private async Task<bool> TryPublishAsync(ShopId shop, string id, PublishedPlan plan, RoutingDraft? draft, CancellationToken cancellationToken)
    {
        try
        {
            return await HasRowAsync(
                shop,
                query => draft is null
                    ? PostgresRoutingStore.Publish(query, PublishSql, shop, plan).With(id)
                    : PostgresRoutingStore.Publish(query, PublishDraftSql, shop, plan).With(id)
                        .With(draft.Revision).With(PlanJson.Write(draft.Plan)).With(draft.Changed).With(draft.By?.Value).With(draft.At),
                cancellationToken);
        }
        catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            return false;
        }
    }

    private async Task<bool> HasRowAsync(ShopId shop, Func<PostgresQuery, PostgresQuery> query, CancellationToken cancellationToken) =>
        (await database.AllAsync(ShopScope.Of(shop), query, _ => true, cancellationToken)).Count > 0;
}
