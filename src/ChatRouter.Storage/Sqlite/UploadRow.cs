using ChatRouter.Core.Nodes;
using ChatRouter.Core.Uploads;

namespace ChatRouter.Storage.Sqlite;

/// <summary>The rows of <c>uploads</c>, and the bytes that each shop keeps.</summary>
internal static class UploadRow
{
    private const string FindSql = $"SELECT {StoredUploadRow.Columns} FROM uploads WHERE shop = ? AND id = ?";

    private const string UsageSql = "SELECT coalesce(max(bytes), 0) FROM upload_usage WHERE shop = ?";

    private const string SenderBytesSql = """
        SELECT coalesce(sum(bytes), 0) FROM uploads INDEXED BY uploads_of_sender WHERE shop = ? AND by_agent = ? AND sender = ? AND at > ?
        """;

    private const string AddUsageSql = """
        INSERT INTO upload_usage (shop, bytes) VALUES (?, ?) ON CONFLICT (shop) DO UPDATE SET bytes = bytes + excluded.bytes
        """;

    private const string InsertSql = """
        INSERT INTO uploads (shop, id, by_agent, sender, buyer, format, width, height, bytes, at, holds_code) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """;

    private const string ClaimSql = """
        UPDATE uploads SET message = ?1, conversation = ?2, buyer = ?3
        WHERE shop = ?4 AND id = ?5 AND by_agent = ?6 AND sender = ?7 AND (message IS NULL OR (message = ?1 AND conversation IS ?2))
        RETURNING 1
        """;

    private const string ReleaseSql = """
        UPDATE uploads SET message = NULL, conversation = NULL, buyer = iif(by_agent, NULL, buyer)
        WHERE message = ?1 AND conversation IS ?2 AND buyer = ?3 AND shop = ?4 AND id = ?5 AND by_agent = ?6 AND sender = ?7
        RETURNING 1
        """;

    private const string UnsentSql = "SELECT shop, id, bytes FROM uploads INDEXED BY uploads_unsent WHERE message IS NULL AND at < ? ORDER BY at LIMIT ?";

    private const string DeleteSql = "DELETE FROM uploads WHERE shop = ? AND id = ?";

    public static StoredUpload? Find(SqliteSession session, ShopId shop, UploadId id) =>
        session.Prepare(FindSql).Bind(shop.Value).Bind(id.Value).First(StoredUploadRow.Read);

    public static SaveUploadOutcome Insert(SqliteSession session, Upload upload, UploadQuota quota)
    {
        var (shop, sender) = (upload.Shop.Value, StoredUploadRow.SenderOf(upload.Sender));
        if (session.Prepare(UsageSql).Bind(shop).Count() + upload.Bytes > quota.ShopBytes)
            return SaveUploadOutcome.ShopQuota;
        if (session.Prepare(SenderBytesSql).Bind(shop).Bind(ByAgent(upload.Sender)).Bind(sender).Bind(quota.Since).Count() + upload.Bytes > quota.SenderBytes)
            return SaveUploadOutcome.SenderQuota;
        session.Prepare(AddUsageSql).Bind(shop).Bind(upload.Bytes).Run();
        session.Prepare(InsertSql)
            .Bind(shop).Bind(upload.Id.Value).Bind(ByAgent(upload.Sender)).Bind(sender).Bind(upload.Buyer?.Value)
            .Bind((long)upload.Image.Format).Bind(upload.Image.Width).Bind(upload.Image.Height).Bind(upload.Bytes).Bind(upload.At).Bind(upload.HoldsCode ? 1 : 0)
            .Run();
        return SaveUploadOutcome.Saved;
    }

    public static bool Claim(SqliteSession session, ClaimUpload claim) => Change(session, ClaimSql, claim);

    public static bool Release(SqliteSession session, ClaimUpload claim) => Change(session, ReleaseSql, claim);

    public static IReadOnlyList<UploadId> DeleteUnsent(SqliteSession session, DateTimeOffset before, int limit)
    {
        var unsent = session.Prepare(UnsentSql).Bind(before).Bind(limit).All(row => (Shop: row.Text(0), Id: new UploadId(row.Text(1)), Bytes: row.Number(2)));
        foreach (var (shop, id, bytes) in unsent)
        {
            session.Prepare(DeleteSql).Bind(shop).Bind(id.Value).Run();
            session.Prepare(AddUsageSql).Bind(shop).Bind(-bytes).Run();
        }

        return [.. unsent.Select(upload => upload.Id)];
    }

    private static bool Change(SqliteSession session, string sql, ClaimUpload claim)
    {
        var changed = session.Prepare(sql)
            .Bind(claim.ClientMsgId).Bind(claim.Conversation?.Value).Bind(claim.Buyer.Value)
            .Bind(claim.Sender.Shop.Value).Bind(claim.Id.Value).Bind(ByAgent(claim.Sender)).Bind(StoredUploadRow.SenderOf(claim.Sender));
        return changed.All(row => row.Number(0)).Count > 0;
    }

    private static long ByAgent(Participant sender) => sender.IsAgent ? 1 : 0;
}
