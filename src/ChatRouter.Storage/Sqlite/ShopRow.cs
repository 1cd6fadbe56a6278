using ChatRouter.Core.Shops;

namespace ChatRouter.Storage.Sqlite;

/// <summary>The rows of <c>shops</c>: a shop is one JSON text, found by its id or its public key.</summary>
internal static class ShopRow
{
    private const string Select = $"""
        SELECT {StoredRoutingRow.ShopColumns} FROM shops AS s
        LEFT JOIN routing_versions AS v ON v.shop = s.id AND v.version = (SELECT max(version) FROM routing_versions WHERE shop = s.id)
        """;

    public static IReadOnlyList<Shop> All(SqliteSession session) => session.Prepare($"{Select} ORDER BY s.id").All(StoredRoutingRow.ReadShop);

    public static IReadOnlyList<Shop> All(SqliteSession session, ShopStatus? status, ShopId? after, int limit) =>
        session.Prepare($"{Select} WHERE s.id > ?1 AND (?2 IS NULL OR s.status = ?2) ORDER BY s.id LIMIT ?3").Bind(after?.Value ?? "").BindOrNull((long?)status).Bind(limit).All(StoredRoutingRow.ReadShop);

    public static Shop? Find(SqliteSession session, ShopId id) => session.Prepare($"{Select} WHERE s.id = ?").Bind(id.Value).First(StoredRoutingRow.ReadShop);

    public static IReadOnlyList<ShopId> Inactive(SqliteSession session) =>
        session.Prepare("SELECT id FROM shops WHERE status <> 0 ORDER BY id").All(row => new ShopId(row.Text(0)));

    public static ShopId? FindByPublicKey(SqliteSession session, string publicKey)
    {
        var statement = session.Prepare("SELECT id FROM shops WHERE public_key = ?").Bind(publicKey);
        ShopId? found = statement.Step() ? new ShopId(statement.Text(0)) : null;
        statement.Reset();
        return found;
    }

    /// <summary>Saves the shop and its first account, unless anything of it is there.</summary>
    public static bool Add(SqliteSession session, Shop shop, Account first, DateTimeOffset at)
    {
        var taken = session.Prepare("SELECT id FROM shops WHERE id = ? OR public_key = ? UNION ALL SELECT shop FROM account_names WHERE shop = ?")
            .Bind(shop.Id.Value).Bind(shop.PublicKey).Bind(shop.Id.Value).First(row => row.Text(0));
        return taken is null && Save(session, shop, at) && AccountRow.Save(session, first);
    }

    /// <summary>Saves what is made of the stored shop; none: it is not there, or nothing is to be changed.</summary>
    public static Shop? Change(SqliteSession session, ShopId id, Func<Shop, Shop?> change, DateTimeOffset at)
    {
        var stored = session.Prepare($"{Select} WHERE s.id = ?").Bind(id.Value).First(row => Tuple.Create(row.Text(0), StoredRoutingRow.ReadShop(row)));
        if (stored is null || change(stored.Item2) is not { } changed)
            return null;
        Save(session, changed, UnknownParts.Kept<Shop>(stored.Item1, StorageJson.Write(changed)), at);
        return changed;
    }

    /// <summary>Saves the shop, and where it has no version yet, its routing as the first.</summary>
    public static bool Save(SqliteSession session, Shop shop, DateTimeOffset at) => Save(session, shop, StorageJson.Write(shop), at);

    private static bool Save(SqliteSession session, Shop shop, string body, DateTimeOffset at)
    {
        session.Prepare("""
            INSERT INTO shops (id, public_key, body, status, status_reason) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET public_key = excluded.public_key, body = excluded.body, status = excluded.status, status_reason = excluded.status_reason
            """).Bind(shop.Id.Value).Bind(shop.PublicKey).Bind(body).Bind((long)shop.Status).Bind(shop.StatusReason).Run();
        if (RoutingRow.LatestVersion(session, shop.Id) == 0)
            RoutingRow.Publish(session, shop.Id, StoredRoutingRow.FirstOf(shop, at));
        return true;
    }
}
