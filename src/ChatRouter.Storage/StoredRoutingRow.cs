using ChatRouter.Core.Shops;
using ChatRouter.Core.Shops.Plans;

namespace ChatRouter.Storage;

/// <summary>The rows of <c>routing_versions</c> and <c>routing_drafts</c>, and a shop with its routing, as every database has them.</summary>
internal static class StoredRoutingRow
{
    public const string VersionColumns = "version, actor, reason, at, restored_from, body";
    public const string DraftColumns = "revision, body, actor, at, changed";

    /// <summary>To be joined to <c>shops AS s</c> by its latest version, and read by <see cref="ReadShop"/>.</summary>
    public const string ShopColumns = "s.body, v.version, v.body, s.status, s.status_reason";

    public static RoutingVersion ReadVersion(IStoredRow row) => new(
        (int)row.Number(0), ActorOf(row.TextOrNull(1)), row.Text(2), row.Time(3), row.NumberOrNull(4) is { } restored ? (int)restored : null);

    public static PublishedPlan ReadPublished(IStoredRow row) => new(ReadVersion(row), PlanJson.Read(row.Text(5)));

    public static RoutingDraft ReadDraft(IStoredRow row) => new((int)row.Number(0), PlanJson.Read(row.Text(1)), row.Flag(4), ActorOf(row.TextOrNull(2)), row.Time(3));

    /// <summary>A shop that a server of the release before has added has no version: its routing stands in the shop itself.</summary>
    /// <remarks>Its status stands in columns: such a server, which writes the body anew without it, keeps it.</remarks>
    public static Shop ReadShop(IStoredRow row)
    {
        var shop = ReadBody(row) with { Status = (ShopStatus)row.Number(3), StatusReason = row.TextOrNull(4) };
        return row.NumberOrNull(1) is { } version ? PlanJson.Read(row.Text(2)).ApplyTo(shop, (int)version) : shop;
    }

    /// <summary>What stands in the shop itself.</summary>
    public static Shop ReadBody(IStoredRow row) => StorageJson.Read<Shop>(row.Text(0));

    public static Publication ReadPublication(IStoredRow row) => new(row.Number(0), new(row.Text(1)), (int)row.Number(2));

    /// <summary>The first version of a shop.</summary>
    public static PublishedPlan FirstOf(Shop shop, DateTimeOffset at) => new(new(1, null, "As it was.", at), RoutingPlan.Of(shop));

    private static AgentId? ActorOf(string? actor) => actor is null ? null : new(actor);
}
