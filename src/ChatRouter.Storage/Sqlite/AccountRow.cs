using ChatRouter.Core.Routing;
using ChatRouter.Core.Shops;

namespace ChatRouter.Storage.Sqlite;

/// <summary>The rows of <c>accounts</c> and <c>account_names</c>. Failed sign-ins and the wanted state have columns of their own, so that changing them is one step.</summary>
internal static class AccountRow
{
    private const string Columns = "a.body, a.failed, a.locked_until, a.wanted, a.version, a.pause_reason, a.pause_since";

    public static IReadOnlyList<Account> OfShop(SqliteSession session, ShopId shop) =>
        session.Prepare($"SELECT {Columns} FROM accounts AS a WHERE a.shop = ? ORDER BY a.id").Bind(shop.Value).All(StoredAccountRow.Read);

    public static IReadOnlyList<Account> OfShop(SqliteSession session, ShopId shop, AgentId? after, int limit) =>
        session.Prepare($"SELECT {Columns} FROM accounts AS a WHERE a.shop = ? AND a.id > ? ORDER BY a.id LIMIT ?").Bind(shop.Value).Bind(after?.Value ?? "").Bind(limit).All(StoredAccountRow.Read);

    public static Account? Find(SqliteSession session, ShopId shop, AgentId id) =>
        session.Prepare($"SELECT {Columns} FROM accounts AS a WHERE a.shop = ? AND a.id = ?").Bind(shop.Value).Bind(id.Value).First(StoredAccountRow.Read);

    public static Account? FindByName(SqliteSession session, ShopId shop, string name) => session.Prepare($"""
        SELECT {Columns} FROM account_names AS n JOIN accounts AS a ON a.shop = n.shop AND a.id = n.account
        WHERE n.shop = ? AND n.name_key = ? AND n.is_now
        """).Bind(shop.Value).Bind(Account.KeyOf(name)).First(StoredAccountRow.Read);

    public static bool Save(SqliteSession session, Account account)
    {
        if (!ClaimName(session, account))
            return false;
        session.Prepare("""
            INSERT INTO accounts (shop, id, body, failed, locked_until, wanted) VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (shop, id) DO UPDATE SET body = excluded.body, version = version + 1
            """)
            .Bind(account.Shop.Value).Bind(account.Id.Value).Bind(StoredAccountRow.BodyOf(account))
            .Bind(account.FailedSignIns.Count).Bind(account.FailedSignIns.LockedUntil).Bind((long)account.Wanted)
            .Run();
        return true;
    }

    public static bool Change(SqliteSession session, Account changed, Account? unchanged) =>
        (unchanged is null || IsOfVersion(session, unchanged))
        && session.Prepare("UPDATE accounts SET body = ?, version = version + 1 WHERE shop = ? AND id = ? AND version = ? RETURNING id")
            .Bind(StoredAccountRow.BodyOf(changed)).Bind(changed.Shop.Value).Bind(changed.Id.Value).Bind(changed.Version)
            .All(row => row.Text(0)).Count > 0;

    public static FailedSignIns CountFailedSignIn(SqliteSession session, ShopId shop, AgentId id, int limit, DateTimeOffset lockUntil)
    {
        var statement = session.Prepare("""
            UPDATE accounts SET failed = failed + 1, locked_until = CASE WHEN failed + 1 >= ? THEN ? ELSE locked_until END
            WHERE shop = ? AND id = ? RETURNING failed, locked_until
            """).Bind(limit).Bind(lockUntil).Bind(shop.Value).Bind(id.Value);
        var counted = statement.Step() ? new FailedSignIns((int)statement.Number(0), statement.TimeOrNull(1)) : default;
        statement.Reset();
        return counted;
    }

    public static bool ResetFailedSignIns(SqliteSession session, ShopId shop, AgentId id)
    {
        session.Prepare("UPDATE accounts SET failed = 0, locked_until = NULL WHERE shop = ? AND id = ?").Bind(shop.Value).Bind(id.Value).Run();
        return true;
    }

    public static bool SaveWanted(SqliteSession session, ShopId shop, AgentId id, WantedState wanted, Pause? pause)
    {
        session.Prepare("UPDATE accounts SET wanted = ?, pause_reason = ?, pause_since = ? WHERE shop = ? AND id = ?")
            .Bind((long)wanted).Bind(pause?.Reason).Bind(pause?.Since).Bind(shop.Value).Bind(id.Value).Run();
        return true;
    }

    private static bool IsOfVersion(SqliteSession session, Account account) =>
        session.Prepare("SELECT id FROM accounts WHERE shop = ? AND id = ? AND version = ?")
            .Bind(account.Shop.Value).Bind(account.Id.Value).Bind(account.Version).First(row => row.Text(0)) is not null;

    private static bool ClaimName(SqliteSession session, Account account)
    {
        var holder = session.Prepare("SELECT account FROM account_names WHERE shop = ? AND name_key = ?")
            .Bind(account.Shop.Value).Bind(Account.KeyOf(account.Name)).First(row => row.Text(0));
        if (holder is not null && holder != account.Id.Value)
            return false;

        session.Prepare("UPDATE account_names SET is_now = 0 WHERE shop = ? AND account = ? AND is_now")
            .Bind(account.Shop.Value).Bind(account.Id.Value).Run();
        session.Prepare("""
            INSERT INTO account_names (shop, name_key, account, is_now) VALUES (?, ?, ?, 1)
            ON CONFLICT (shop, name_key) DO UPDATE SET is_now = 1
            """).Bind(account.Shop.Value).Bind(Account.KeyOf(account.Name)).Bind(account.Id.Value).Run();
        return true;
    }
}
