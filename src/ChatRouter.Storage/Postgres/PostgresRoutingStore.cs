using ChatRouter.Core.Shops.Plans;

namespace ChatRouter.Storage.Postgres;

/// <summary>Published plans and drafts in PostgreSQL.</summary>
public sealed class PostgresRoutingStore(PostgresDatabase database, PostgresShopStore shops) : IRoutingStore
{
    internal const string PublishSql = """
        INSERT INTO routing_versions (shop, version, body, actor, reason, restored_from, at)
        SELECT $1, $2, $3, $4, $5, $6, $7 WHERE (SELECT coalesce(max(version), 0) FROM routing_versions WHERE shop = $1) = $2 - 1
        ON CONFLICT (shop, version) DO NOTHING
        RETURNING version
        """;

    private const string SaveDraftSql = """
        INSERT INTO routing_drafts (shop, revision, body, changed, actor, at)
        SELECT $1, $2, $3, $4, $5, $6 WHERE (SELECT coalesce(max(revision), 0) FROM routing_drafts WHERE shop = $1) = $2 - 1
        ON CONFLICT (shop, revision) DO NOTHING
        RETURNING revision
        """;

    // Whoever is second waits for the first one's draft and then finds it there.
    private const string PublishDraftSql = """
        WITH draft AS (
            INSERT INTO routing_drafts (shop, revision, body, changed, actor, at)
            SELECT $1, $8, $9, $10, $11, $12
            WHERE (SELECT coalesce(max(revision), 0) FROM routing_drafts WHERE shop = $1) = $8 - 1
              AND (SELECT coalesce(max(version), 0) FROM routing_versions WHERE shop = $1) = $2 - 1
            ON CONFLICT (shop, revision) DO NOTHING
            RETURNING revision)
        INSERT INTO routing_versions (shop, version, body, actor, reason, restored_from, at)
        SELECT $1, $2, $3, $4, $5, $6, $7 FROM draft
        RETURNING version
        """;

    private const string PruneSql = "DELETE FROM routing_drafts WHERE shop = $1 AND revision <= $2";

    private const string PublishedSql = $"SELECT {StoredRoutingRow.VersionColumns} FROM routing_versions WHERE shop = $1 ORDER BY version DESC LIMIT 1";

    private const string VersionSql = $"SELECT {StoredRoutingRow.VersionColumns} FROM routing_versions WHERE shop = $1 AND version = $2";

    private const string VersionsSql =
        "SELECT version, actor, reason, at, restored_from FROM routing_versions WHERE shop = $1 AND version < $2 ORDER BY version DESC LIMIT $3";

    private const string InForceSql = """
        SELECT version, actor, reason, at, restored_from FROM routing_versions
        WHERE shop = $1 AND at <= $3 AND version >= coalesce((SELECT max(version) FROM routing_versions WHERE shop = $1 AND at <= $2), 0)
        ORDER BY version
        """;

    private const string DraftSql = $"SELECT {StoredRoutingRow.DraftColumns} FROM routing_drafts WHERE shop = $1 ORDER BY revision DESC LIMIT 1";

    private const string RevisionSql = $"SELECT {StoredRoutingRow.DraftColumns} FROM routing_drafts WHERE shop = $1 AND revision = $2";

    public Task<PublishedPlan?> PublishedAsync(ShopId shop, CancellationToken cancellationToken) =>
        database.FirstAsync(ShopScope.Of(shop), query => query.Add(PublishedSql).With(shop), StoredRoutingRow.ReadPublished, cancellationToken);

    public Task<PublishedPlan?> VersionAsync(ShopId shop, int version, CancellationToken cancellationToken) =>
        database.FirstAsync(ShopScope.Of(shop), query => query.Add(VersionSql).With(shop).With(version), StoredRoutingRow.ReadPublished, cancellationToken);

    public Task<IReadOnlyList<RoutingVersion>> VersionsAsync(ShopId shop, int below, int limit, CancellationToken cancellationToken) =>
        database.AllAsync(ShopScope.Of(shop), query => query.Add(VersionsSql).With(shop).With(below).With(limit), StoredRoutingRow.ReadVersion, cancellationToken);

    public Task<IReadOnlyList<RoutingVersion>> InForceAsync(ShopId shop, DateTimeOffset from, DateTimeOffset until, CancellationToken cancellationToken) =>
        database.AllAsync(ShopScope.Of(shop), query => query.Add(InForceSql).With(shop).With(from).With(until), StoredRoutingRow.ReadVersion, cancellationToken);

    public Task<RoutingDraft?> DraftAsync(ShopId shop, CancellationToken cancellationToken) =>
        database.FirstAsync(ShopScope.Of(shop), query => query.Add(DraftSql).With(shop), StoredRoutingRow.ReadDraft, cancellationToken);

    public Task<RoutingDraft?> RevisionAsync(ShopId shop, int revision, CancellationToken cancellationToken) =>
        database.FirstAsync(ShopScope.Of(shop), query => query.Add(RevisionSql).With(shop).With(revision), StoredRoutingRow.ReadDraft, cancellationToken);

    public async Task<bool> SaveDraftAsync(ShopId shop, RoutingDraft draft, CancellationToken cancellationToken)
    {
        var saved = await database.AllAsync(
            ShopScope.Of(shop),
            query => query.Add(SaveDraftSql).With(shop).With(draft.Revision).With(PlanJson.Write(draft.Plan)).With(draft.Changed).With(draft.By?.Value).With(draft.At),
            _ => true, cancellationToken);
        if (saved.Count == 1)
            await PruneAsync(database, shop, draft.Revision, cancellationToken);
        return saved.Count == 1;
    }

    public async Task<bool> PublishAsync(ShopId shop, PublishedPlan plan, RoutingDraft? draft, CancellationToken cancellationToken)
    {
        var published = await database.AllAsync(
            ShopScope.Of(shop),
            query => draft is null
                ? Publish(query, PublishSql, shop, plan)
                : Publish(query, PublishDraftSql, shop, plan)
                    .With(draft.Revision).With(PlanJson.Write(draft.Plan)).With(draft.Changed).With(draft.By?.Value).With(draft.At),
            _ => true, cancellationToken);
        if (published.Count == 0)
            return false;
        shops.Forget(shop);
        if (draft is not null)
            await PruneAsync(database, shop, draft.Revision, cancellationToken);
        return true;
    }

    public async Task<long> LatestPublicationAsync(CancellationToken cancellationToken) => (await database.AllAsync(
        ShopScope.Every, query => query.Add("SELECT coalesce(max(no), 0) FROM routing_versions"), row => row.Number(0), cancellationToken))[0];

    public void Forget(ShopId shop) => shops.Forget(shop);

    public Task<IReadOnlyList<Publication>> PublicationsAsync(long after, CancellationToken cancellationToken) => database.AllAsync(
        ShopScope.Every, query => query.Add("SELECT no, shop, version FROM routing_versions WHERE no > $1 ORDER BY no LIMIT 1000").With(after),
        StoredRoutingRow.ReadPublication, cancellationToken);

    internal static PostgresQuery Publish(PostgresQuery query, string sql, ShopId shop, PublishedPlan plan) => query.Add(sql)
        .With(shop).With(plan.Version.Number).With(PlanJson.Write(plan.Plan)).With(plan.Version.By?.Value).With(plan.Version.Reason).With(plan.Version.RestoredFrom)
        .With(plan.Version.At);

    internal static Task<IReadOnlyList<bool>> PruneAsync(PostgresDatabase database, ShopId shop, int revision, CancellationToken cancellationToken) => database.AllAsync(
        ShopScope.Of(shop), query => query.Add(PruneSql).With(shop).With(revision - IRoutingStore.RevisionsKept), _ => true, cancellationToken);
}
