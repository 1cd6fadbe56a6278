using ChatRouter.Core.Supervision;

namespace ChatRouter.Storage;

/// <summary>A row of <c>kiosks</c> as every database has it, without the token's hash.</summary>
internal static class StoredKioskRow
{
    public const string Columns = "shop, id, name, made_by, made_at";

    public static Kiosk Read(IStoredRow row) => new(new ShopId(row.Text(0)), row.Text(1), row.Text(2), new AgentId(row.Text(3)), row.Time(4));
}
