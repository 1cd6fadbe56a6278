using ChatRouter.Core.Shops.Plans;

namespace ChatRouter.Storage.Sqlite;

/// <summary>The rows of <c>routing_versions</c> and <c>routing_drafts</c>.</summary>
internal static class RoutingRow
{
    private const string InForceSql = """
        SELECT version, actor, reason, at, restored_from FROM routing_versions
        WHERE shop = ? AND at <= ? AND version >= coalesce((SELECT max(version) FROM routing_versions WHERE shop = ? AND at <= ?), 0)
        ORDER BY version
        """;

    public static int LatestVersion(SqliteSession session, ShopId shop) =>
        (int)session.Prepare("SELECT coalesce(max(version), 0) FROM routing_versions WHERE shop = ?").Bind(shop.Value).Count();

    public static int LatestRevision(SqliteSession session, ShopId shop) =>
        (int)session.Prepare("SELECT coalesce(max(revision), 0) FROM routing_drafts WHERE shop = ?").Bind(shop.Value).Count();

    /// <summary>The version comes after the latest, and the draft, if there is one.</summary>
    public static bool Follows(SqliteSession session, ShopId shop, PublishedPlan plan, RoutingDraft? draft) =>
        LatestVersion(session, shop) == plan.Version.Number - 1 && (draft is null || LatestRevision(session, shop) == draft.Revision - 1);

    public static void Publish(SqliteSession session, ShopId shop, PublishedPlan published)
    {
        var (version, plan) = published;
        session.Prepare("INSERT INTO routing_versions (shop, version, body, actor, reason, restored_from, at) VALUES (?, ?, ?, ?, ?, ?, ?)")
            .Bind(shop.Value).Bind(version.Number).Bind(PlanJson.Write(plan)).Bind(version.By?.Value).Bind(version.Reason).BindOrNull(version.RestoredFrom).Bind(version.At)
            .Run();
    }

    public static void SaveDraft(SqliteSession session, ShopId shop, RoutingDraft draft)
    {
        session.Prepare("INSERT INTO routing_drafts (shop, revision, body, changed, actor, at) VALUES (?, ?, ?, ?, ?, ?)")
            .Bind(shop.Value).Bind(draft.Revision).Bind(PlanJson.Write(draft.Plan)).Bind(draft.Changed ? 1 : 0).Bind(draft.By?.Value).Bind(draft.At)
            .Run();
        session.Prepare("DELETE FROM routing_drafts WHERE shop = ? AND revision <= ?").Bind(shop.Value).Bind(draft.Revision - IRoutingStore.RevisionsKept).Run();
    }

    public static PublishedPlan? Version(SqliteSession session, ShopId shop, int version) =>
        session.Prepare($"SELECT {StoredRoutingRow.VersionColumns} FROM routing_versions WHERE shop = ? AND version = ?").Bind(shop.Value).Bind(version)
            .First(StoredRoutingRow.ReadPublished);

    public static RoutingDraft? Revision(SqliteSession session, ShopId shop, int revision) =>
        session.Prepare($"SELECT {StoredRoutingRow.DraftColumns} FROM routing_drafts WHERE shop = ? AND revision = ?").Bind(shop.Value).Bind(revision)
            .First(StoredRoutingRow.ReadDraft);

    public static IReadOnlyList<RoutingVersion> Versions(SqliteSession session, ShopId shop, int below, int limit) =>
        session.Prepare("SELECT version, actor, reason, at, restored_from FROM routing_versions WHERE shop = ? AND version < ? ORDER BY version DESC LIMIT ?")
            .Bind(shop.Value).Bind(below).Bind(limit).All(StoredRoutingRow.ReadVersion);

    public static IReadOnlyList<RoutingVersion> InForce(SqliteSession session, ShopId shop, DateTimeOffset from, DateTimeOffset until) =>
        session.Prepare(InForceSql).Bind(shop.Value).Bind(until).Bind(shop.Value).Bind(from).All(StoredRoutingRow.ReadVersion);

    public static IReadOnlyList<Publication> Publications(SqliteSession session, long after) =>
        session.Prepare("SELECT no, shop, version FROM routing_versions WHERE no > ? ORDER BY no LIMIT 1000").Bind(after).All(StoredRoutingRow.ReadPublication);

    /// <summary>Gives every shop that has none its first version, from what it and its accounts held before there were versions.</summary>
    public static void PublishFirst(SqliteSession session, DateTimeOffset at)
    {
        session.Run("BEGIN IMMEDIATE");
        try
        {
            foreach (var shop in session.Prepare("SELECT body FROM shops AS s WHERE NOT EXISTS (SELECT 1 FROM routing_versions WHERE shop = s.id)").All(StoredRoutingRow.ReadBody))
            {
                var accounts = session.Prepare("SELECT id, body FROM accounts WHERE shop = ?").Bind(shop.Id.Value).All(row => (new AgentId(row.Text(0)), row.Text(1)));
                Publish(session, shop.Id, StoredRoutingRow.FirstOf(LegacyRouting.Join(shop, accounts), at));
            }

            session.Run("COMMIT");
        }
        catch
        {
            session.Rollback();
            throw;
        }
    }
}
