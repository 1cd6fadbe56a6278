using ChatRouter.Core.Accounts;

namespace ChatRouter.Storage;

/// <summary>A row of <c>sessions</c> as every database has it.</summary>
internal static class StoredSessionRow
{
    public const string Columns = "shop, account, id, device, place, started_at, used_at";

    public static AccountSession Read(IStoredRow row) => new(
        new ShopId(row.Text(0)), new AgentId(row.Text(1)), row.Text(2), row.Text(3), row.Text(4), row.Time(5), row.Time(6));
}
