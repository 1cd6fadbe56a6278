using ChatRouter.Core.Conversations;

namespace ChatRouter.Storage.Sqlite;

/// <summary>The rows of <c>sent</c>: which message has an id that its sender made. No sender is stored as an empty text, because nulls are never equal in a key.</summary>
internal static class SentRow
{
    private const string FindSql = """
        SELECT conversation, seq FROM sent
        WHERE client_msg_id = ? AND shop = ? AND sender_id = ? AND sent_by = ? ORDER BY conversation DESC LIMIT 1
        """;

    private const string FindHereSql = """
        SELECT conversation, seq FROM sent
        WHERE client_msg_id = ? AND shop = ? AND sender_id = ? AND sent_by = ? AND conversation = ?
        """;

    private const string InsertSql = "INSERT INTO sent (client_msg_id, shop, sender_id, sent_by, conversation, seq) VALUES (?, ?, ?, ?, ?, ?)";

    private const string InsertMissingSql = "INSERT OR IGNORE INTO sent (client_msg_id, shop, sender_id, sent_by, conversation, seq) VALUES (?, ?, ?, ?, ?, ?)";

    /// <summary>Where that sender has used that id: in the conversation or, where none is given, in the newest that has it.</summary>
    public static (ConversationId Conversation, long Seq)? Find(SqliteSession session, SentKey key)
    {
        var statement = session.Prepare(key.Conversation is null ? FindSql : FindHereSql)
            .Bind(key.ClientMsgId).Bind(key.Shop.Value).Bind(key.Sender).Bind((long)key.From);
        if (key.Conversation is { } here)
            statement.Bind(here.Value);
        (ConversationId, long)? found = statement.Step() ? (new ConversationId(statement.Text(0)), statement.Number(1)) : null;
        statement.Reset();
        return found;
    }

    public static void Insert(SqliteSession session, ShopId shop, Message message) => Insert(session.Prepare(InsertSql), shop, message);

    /// <summary>Inserts it if it is not there.</summary>
    public static void InsertMissing(SqliteSession session, ShopId shop, Message message) => Insert(session.Prepare(InsertMissingSql), shop, message);

    private static void Insert(Statement statement, ShopId shop, Message message) => statement
        .Bind(message.ClientMsgId).Bind(shop.Value).Bind(message.SenderId ?? "").Bind((long)message.From)
        .Bind(message.ConversationId.Value).Bind(message.Seq)
        .Run();
}
