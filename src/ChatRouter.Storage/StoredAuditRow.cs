using ChatRouter.Core.Supervision;

namespace ChatRouter.Storage;

/// <summary>A row of <c>audit</c> as every database has it.</summary>
internal static class StoredAuditRow
{
    public const string Columns = "shop, id, actor, action, target, detail, at";

    public static AuditEntry Read(IStoredRow row) => new(
        new ShopId(row.Text(0)), row.Text(1), new AgentId(row.Text(2)), (AuditAction)row.Number(3), row.Text(4), row.TextOrNull(5), row.Time(6));
}
