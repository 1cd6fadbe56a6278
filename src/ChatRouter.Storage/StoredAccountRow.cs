using ChatRouter.Core.Routing;
using ChatRouter.Core.Shops;

namespace ChatRouter.Storage;

/// <summary>An account's row as every database has it: body, failed sign-ins, locked until, wanted state, version, reason and begin of his pause.</summary>
internal static class StoredAccountRow
{
    public static Account Read(IStoredRow row) => StorageJson.Read<Account>(row.Text(0)) with
    {
        FailedSignIns = new FailedSignIns((int)row.Number(1), row.TimeOrNull(2)),
        Wanted = (WantedState)row.Number(3),
        Version = row.Number(4),
        Pause = row.TimeOrNull(6) is { } since ? new Pause(row.TextOrNull(5), since) : null,
    };

    /// <summary>What stands in the body: everything that has no column of its own.</summary>
    public static string BodyOf(Account account) => StorageJson.Write(account with { FailedSignIns = default, Wanted = default, Pause = null, Version = 0 });
}
