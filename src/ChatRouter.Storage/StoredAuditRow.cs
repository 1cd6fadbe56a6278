using ChatRouter.Core.Shops;
using ChatRouter.Core.Supervision;

namespace ChatRouter.Storage;

/// <summary>Rows of <c>audit</c> and <c>kept_rules</c> as every database has them.</summary>
internal static class StoredAuditRow
{
    public const string Columns = "shop, id, actor, action, target, detail, at, revision";

    public const string RulesColumns = "revision, rules, at";

    /// <summary>The ids that the query's entries lie between: not below the first, below the second.</summary>
    public static (string From, string Before) RangeOf(AuditQuery query) => StoredMarkRow.RangeOf(query.From, query.Until, query.Before);

    public static AuditEntry Read(IStoredRow row) => new(
        new ShopId(row.Text(0)), row.Text(1), new AgentId(row.Text(2)), (AuditAction)row.Number(3), row.Text(4), row.TextOrNull(5), row.Time(6), row.TextOrNull(7));

    public static KeptRules ReadRules(IStoredRow row) => new(row.Text(0), StorageJson.Read<ForbiddenRules>(row.Text(1)), row.Time(2));
}
