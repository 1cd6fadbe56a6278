using ChatRouter.Core.Conversations;

namespace ChatRouter.Storage.Sqlite;

/// <summary>The rows of <c>messages</c>. No sender is stored as an empty text.</summary>
internal static class MessageRow
{
    public const string Columns = "conversation, seq, sent_by, sender_id, sender_name, kind, text, image_id, card, client_msg_id, at";

    public const string After = $"SELECT {Columns} FROM messages WHERE shop = ? AND conversation = ? AND seq > ? ORDER BY seq LIMIT ?";

    private const string FindSql = $"SELECT {Columns} FROM messages WHERE shop = ? AND conversation = ? AND seq = ?";

    private const string InsertSql = $"INSERT INTO messages (shop, {Columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    public static Message Read(Statement row) => new()
    {
        ConversationId = new ConversationId(row.Text(0)),
        Seq = row.Number(1),
        From = (MessageFrom)row.Number(2),
        SenderId = row.Text(3) is { Length: > 0 } sender ? sender : null,
        SenderName = row.TextOrNull(4),
        Kind = (MessageKind)row.Number(5),
        Text = row.TextOrNull(6),
        ImageId = row.TextOrNull(7),
        Card = row.TextOrNull(8) is { } card ? StorageJson.Read<Card>(card) : null,
        ClientMsgId = row.Text(9),
        At = row.Time(10),
    };

    public static Message? Find(SqliteSession session, ConversationKey key, long seq) =>
        session.Prepare(FindSql).Bind(key.Shop.Value).Bind(key.Id.Value).Bind(seq).First(Read);

    public static void Insert(SqliteSession session, ShopId shop, Message message) => Bind(session.Prepare(InsertSql).Bind(shop.Value), message).Run();

    /// <summary>Binds <see cref="Columns"/>.</summary>
    public static Statement Bind(Statement statement, Message message) => statement
        .Bind(message.ConversationId.Value).Bind(message.Seq)
        .Bind((long)message.From).Bind(message.SenderId ?? "").Bind(message.SenderName).Bind((long)message.Kind)
        .Bind(message.Text).Bind(message.ImageId).Bind(message.Card is null ? null : StorageJson.Write(message.Card))
        .Bind(message.ClientMsgId).Bind(message.At);
}
