using ChatRouter.Core.Conversations;

namespace ChatRouter.Storage.Sqlite;

/// <summary>The rows of <c>messages</c>. No sender is stored as an empty text, because nulls are never equal in a unique index.</summary>
internal static class MessageRow
{
    private const string Columns = "conversation, seq, sent_by, sender_id, sender_name, kind, text, image_id, card, client_msg_id, at";

    public const string After = $"SELECT {Columns} FROM messages WHERE shop = ? AND conversation = ? AND seq > ? ORDER BY seq LIMIT ?";

    // The index is named, because without statistics the planner would read the shop's whole table in the wanted order.
    private const string FindSentSql = $"""
        SELECT {Columns} FROM messages INDEXED BY messages_once
        WHERE shop = ? AND client_msg_id = ? AND sender_id = ? AND sent_by = ? ORDER BY conversation DESC LIMIT 1
        """;

    private const string FindSentHereSql = $"""
        SELECT {Columns} FROM messages INDEXED BY messages_once
        WHERE shop = ? AND client_msg_id = ? AND sender_id = ? AND sent_by = ? AND conversation = ?
        """;

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

    /// <summary>What that sender has sent under that id: in the conversation or, where none is given, in the newest that has it.</summary>
    public static Message? FindSent(SqliteSession session, ShopId shop, MessageFrom from, string? sender, string clientMsgId, ConversationId? conversation)
    {
        var statement = session.Prepare(conversation is null ? FindSentSql : FindSentHereSql)
            .Bind(shop.Value).Bind(clientMsgId).Bind(sender ?? "").Bind((long)from);
        if (conversation is { } here)
            statement.Bind(here.Value);
        return statement.First(Read);
    }

    public static void Insert(SqliteSession session, ShopId shop, Message message) => session.Prepare(InsertSql)
        .Bind(shop.Value).Bind(message.ConversationId.Value).Bind(message.Seq)
        .Bind((long)message.From).Bind(message.SenderId ?? "").Bind(message.SenderName).Bind((long)message.Kind)
        .Bind(message.Text).Bind(message.ImageId).Bind(message.Card is null ? null : StorageJson.Write(message.Card))
        .Bind(message.ClientMsgId).Bind(message.At)
        .Run();
}
