using ChatRouter.Core.Conversations;

namespace ChatRouter.Storage.Sqlite;

/// <summary>The rows of <c>messages</c>. No sender is stored as an empty text.</summary>
internal static class MessageRow
{
    public const string Columns = "conversation, seq, sent_by, sender_id, sender_name, kind, text, image_id, card, client_msg_id, at";

    public const string After = $"SELECT {Columns} FROM messages WHERE shop = ? AND conversation = ? AND seq > ? ORDER BY seq LIMIT ?";

    private const string FindSql = $"SELECT {Columns} FROM messages WHERE shop = ? AND conversation = ? AND seq = ?";

    // 0: buyers; 1: agents; below 4: what buyers see.
    private const string InARowSql = """
        SELECT count(*) FROM messages WHERE shop = ?1 AND conversation = ?2 AND sent_by = 1 AND kind < 4 AND seq > (
            SELECT coalesce(max(seq), 0) FROM messages WHERE shop = ?1 AND conversation = ?2 AND sent_by = 0 AND kind < 4)
        """;

    private const string RecalledSql = "SELECT CAST(text AS INTEGER) FROM messages INDEXED BY messages_recalls WHERE shop = ? AND conversation = ? AND kind = 5";

    private const string InsertSql = $"INSERT INTO messages (shop, {Columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    public static Message Read(Statement row) => StoredMessageRow.Read(row, 0);

    /// <summary>How many public messages of agents follow the buyer's last one.</summary>
    public static int CountInARow(SqliteSession session, ConversationKey key) => (int)session.Prepare(InARowSql).Bind(key.Shop.Value).Bind(key.Id.Value).All(row => row.Number(0))[0];

    /// <summary>The numbers of the conversation's messages that were taken back.</summary>
    public static IReadOnlyList<long> RecalledIn(SqliteSession session, ConversationKey key) =>
        session.Prepare(RecalledSql).Bind(key.Shop.Value).Bind(key.Id.Value).All(row => row.Number(0));

    public static Message? Find(SqliteSession session, ConversationKey key, long seq) =>
        session.Prepare(FindSql).Bind(key.Shop.Value).Bind(key.Id.Value).Bind(seq).First(Read);

    public static void Insert(SqliteSession session, ShopId shop, Message message) => Bind(session.Prepare(InsertSql).Bind(shop.Value), message).Run();

    /// <summary>Binds <see cref="Columns"/>.</summary>
    public static Statement Bind(Statement statement, Message message) => statement
        .Bind(message.ConversationId.Value).Bind(message.Seq)
        .Bind((long)message.From).Bind(message.SenderId ?? "").Bind(message.SenderName).Bind((long)message.Kind)
        .Bind(StoredMessageRow.TextOf(message)).Bind(message.ImageId).Bind(message.Card is null ? null : StorageJson.Write(message.Card))
        .Bind(message.ClientMsgId).Bind(message.At);
}
