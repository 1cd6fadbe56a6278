using ChatRouter.Core.Accounts;

namespace ChatRouter.Storage;

/// <summary>A row of <c>sign_ins</c> as every database has it.</summary>
internal static class StoredSignInRow
{
    public const string Columns = "shop, account, id, result, device, place, at";

    public static SignInAttempt Read(IStoredRow row) => new(
        new ShopId(row.Text(0)), new AgentId(row.Text(1)), row.Text(2), (SignInResult)row.Number(3), row.Text(4), row.Text(5), row.Time(6));
}
