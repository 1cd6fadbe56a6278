using ChatRouter.Core.Shops;

namespace ChatRouter.Storage.Sqlite;

/// <summary>The rows of <c>shops</c>: a shop is one JSON text, found by its id or its public key.</summary>
internal static class ShopRow
{
    public static IReadOnlyList<Shop> All(SqliteSession session) => session.Prepare("SELECT body FROM shops ORDER BY id").All(Read);

    public static Shop? Find(SqliteSession session, ShopId id) => session.Prepare("SELECT body FROM shops WHERE id = ?").Bind(id.Value).First(Read);

    public static ShopId? FindByPublicKey(SqliteSession session, string publicKey)
    {
        var statement = session.Prepare("SELECT id FROM shops WHERE public_key = ?").Bind(publicKey);
        ShopId? found = statement.Step() ? new ShopId(statement.Text(0)) : null;
        statement.Reset();
        return found;
    }

    public static bool Save(SqliteSession session, Shop shop)
    {
        session.Prepare("""
            INSERT INTO shops (id, public_key, body) VALUES (?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET public_key = excluded.public_key, body = excluded.body
            """).Bind(shop.Id.Value).Bind(shop.PublicKey).Bind(StorageJson.Write(shop)).Run();
        return true;
    }

    private static Shop Read(Statement row) => StorageJson.Read<Shop>(row.Text(0));
}
