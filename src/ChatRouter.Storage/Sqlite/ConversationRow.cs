using ChatRouter.Core.Journal;

namespace ChatRouter.Storage.Sqlite;

/// <summary>The rows of <c>conversations</c>.</summary>
internal static class ConversationRow
{
    private const string Columns = StoredConversationRow.Columns;

    private const string FindSql = $"SELECT {Columns} FROM conversations WHERE shop = ? AND id = ?";

    // Indexes are named, because without statistics the planner may prefer to read all of a shop's conversations.
    public const string FindOpen = $"SELECT {Columns} FROM conversations INDEXED BY conversations_open WHERE shop = ? AND buyer = ? AND closed_at IS NULL";

    public const string OwnedBy = $"""
        SELECT {Columns} FROM conversations INDEXED BY conversations_owned WHERE shop = ? AND owner = ? AND closed_at IS NULL ORDER BY opened_at, id
        """;

    public const string OfBuyer = $"""
        SELECT {Columns} FROM conversations INDEXED BY conversations_of_buyer
        WHERE shop = ? AND buyer = ? AND (opened_at, id) < (?, ?) ORDER BY opened_at DESC, id DESC LIMIT ?
        """;

    public const string OpenOfShop = $"""
        SELECT {Columns} FROM conversations INDEXED BY conversations_open WHERE shop = ? AND closed_at IS NULL ORDER BY waiting_since, id
        """;

    // Ids rise in the order in which conversations open.
    public const string Newest = $"SELECT {Columns} FROM conversations WHERE shop = ? AND id >= ? AND id < ? ORDER BY id DESC LIMIT ?";

    // One statement, so that one that ends meanwhile is not read twice.
    public const string OpenSince = $"""
        SELECT {Columns} FROM conversations INDEXED BY conversations_open WHERE shop = ?1 AND closed_at IS NULL
        UNION ALL
        SELECT {Columns} FROM conversations INDEXED BY conversations_ended WHERE shop = ?1 AND closed_at >= ?2 AND closed_at IS NOT NULL
        """;

    public const string Served = $"""
        SELECT {Columns} FROM conversations
        WHERE shop = ?1 AND (closed_at IS NULL OR closed_at >= ?4) AND id IN (
            SELECT conversation FROM assignments INDEXED BY assignments_of_owner WHERE shop = ?1 AND owner = ?2 AND at >= ?3
            UNION SELECT id FROM conversations INDEXED BY conversations_owned WHERE shop = ?1 AND owner = ?2 AND closed_at IS NULL)
        ORDER BY id
        """;

    // The terms of the partial index stand in the query, or the planner would not take it.
    public const string Waiting = $"""
        SELECT {Columns} FROM conversations INDEXED BY conversations_waiting
        WHERE shop = ? AND placement = ? AND closed_at IS NULL AND placement IN (2, 3) ORDER BY waiting_since, id LIMIT ?
        """;

    public const string WithBot = $"""
        SELECT {Columns} FROM conversations INDEXED BY conversations_with_bot
        WHERE closed_at IS NULL AND placement = 4 AND placed_at < ?1 AND last_public_at < ?1 AND turn_opened_at IS NULL ORDER BY placed_at LIMIT ?2
        """;

    private const string InsertSql = $"""
        INSERT INTO conversations ({Columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """;

    // No indexed column: what messages and receipts change.
    private const string UpdateFlowSql = """
        UPDATE conversations SET
            last_seq = ?, turn_opened_at = ?, waiting_since = ?, last_public_at = ?,
            buyer_delivered = ?, buyer_read = ?, agent_delivered = ?, agent_read = ?, last_text = ?, last_at = ?, last_contact_at = ?, tried = ?
        WHERE shop = ? AND id = ?
        """;

    private const string UpdatePlaceSql = """
        UPDATE conversations SET
            placement = ?, owner = ?, version = ?, closed_at = ?, order_state = ?, priority = ?,
            placed_at = ?, pool = ?, transferred_to = ?, excluded_agent = ?, reason = ?, notes = ?
        WHERE shop = ? AND id = ?
        """;

    public static StoredConversation Read(Statement row) => StoredConversationRow.Read(row);

    public static ConversationRecord ReadRecord(Statement row) => StoredConversationRow.ReadRecord(row);

    public static StoredConversation? Find(SqliteSession session, ConversationKey key) =>
        session.Prepare(FindSql).Bind(key.Shop.Value).Bind(key.Id.Value).First(Read);

    public static void Insert(SqliteSession session, StoredConversation conversation)
    {
        var record = conversation.Record;
        session.Prepare(InsertSql)
            .Bind(record.Shop.Value).Bind(record.Id.Value).Bind(record.Buyer.Value).Bind(record.BuyerName).Bind(record.BuyerVerified ? 1 : 0)
            .Bind((long)record.Placement).Bind(record.Owner?.Value).Bind(record.Version).Bind(record.LastSeq)
            .Bind(record.TurnOpenedAt).Bind(record.WaitingSince).Bind(record.LastPublicAt)
            .Bind(record.OpenedAt).Bind(record.ClosedAt).Bind(record.OrderState.Value).Bind(record.Priority)
            .Bind(record.Receipts.BuyerDelivered).Bind(record.Receipts.BuyerRead).Bind(record.Receipts.AgentDelivered).Bind(record.Receipts.AgentRead)
            .Bind(record.LastText)
            .Bind(conversation.LastAt).Bind(record.PlacedAt).Bind(conversation.LastContactAt).Bind(record.Pool?.Value)
            .Bind(conversation.TransferredTo?.Value).Bind(conversation.ExcludedAgent?.Value).Bind(StoredConversationRow.TriedOf(conversation))
            .Bind((long)record.Reason).Bind((long)record.Notes)
            .Run();
    }

    public static void UpdateFlow(SqliteSession session, StoredConversation conversation)
    {
        var record = conversation.Record;
        session.Prepare(UpdateFlowSql)
            .Bind(record.LastSeq).Bind(record.TurnOpenedAt).Bind(record.WaitingSince).Bind(record.LastPublicAt)
            .Bind(record.Receipts.BuyerDelivered).Bind(record.Receipts.BuyerRead).Bind(record.Receipts.AgentDelivered).Bind(record.Receipts.AgentRead)
            .Bind(record.LastText).Bind(conversation.LastAt).Bind(conversation.LastContactAt).Bind(StoredConversationRow.TriedOf(conversation))
            .Bind(record.Shop.Value).Bind(record.Id.Value)
            .Run();
    }

    public static void UpdatePlace(SqliteSession session, StoredConversation conversation)
    {
        var record = conversation.Record;
        session.Prepare(UpdatePlaceSql)
            .Bind((long)record.Placement).Bind(record.Owner?.Value).Bind(record.Version).Bind(record.ClosedAt)
            .Bind(record.OrderState.Value).Bind(record.Priority)
            .Bind(record.PlacedAt).Bind(record.Pool?.Value).Bind(conversation.TransferredTo?.Value).Bind(conversation.ExcludedAgent?.Value)
            .Bind((long)record.Reason).Bind((long)record.Notes)
            .Bind(record.Shop.Value).Bind(record.Id.Value)
            .Run();
    }
}
