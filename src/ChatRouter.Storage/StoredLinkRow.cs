using ChatRouter.Core.Accounts;

namespace ChatRouter.Storage;

/// <summary>A row of <c>account_links</c> as every database has it, without the token's hash.</summary>
internal static class StoredLinkRow
{
    public const string Columns = "shop, account, kind, expires_at";

    public static AccountLink Read(IStoredRow row) => new(new ShopId(row.Text(0)), new AgentId(row.Text(1)), (AccountLinkKind)row.Number(2), row.Time(3));
}
