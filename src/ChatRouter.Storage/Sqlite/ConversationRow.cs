using ChatRouter.Core.Conversations;
using ChatRouter.Core.Journal;
using ChatRouter.Core.Routing;

namespace ChatRouter.Storage.Sqlite;

/// <summary>The rows of <c>conversations</c>.</summary>
internal static class ConversationRow
{
    private const string Columns = """
        shop, id, buyer, buyer_name, buyer_verified, placement, owner, version, last_seq, turn_opened_at, waiting_since, last_public_at,
        opened_at, closed_at, order_state, priority, buyer_delivered, buyer_read, agent_delivered, agent_read, last_text,
        last_at, placed_at, last_contact_at, pool, transferred_to, excluded_agent, tried, reason, notes
        """;

    public const string Find = $"SELECT {Columns} FROM conversations WHERE shop = ? AND id = ?";

    // Indexes are named, because without statistics the planner may prefer to read all of a shop's conversations.
    public const string FindOpen = $"SELECT {Columns} FROM conversations INDEXED BY conversations_open WHERE shop = ? AND buyer = ? AND closed_at IS NULL";

    public const string OwnedBy = $"""
        SELECT {Columns} FROM conversations INDEXED BY conversations_owned WHERE shop = ? AND owner = ? AND closed_at IS NULL ORDER BY opened_at, id
        """;

    public const string OfBuyer = $"""
        SELECT {Columns} FROM conversations INDEXED BY conversations_of_buyer WHERE shop = ? AND buyer = ? ORDER BY opened_at DESC, id DESC LIMIT ?
        """;

    public const string OpenOfShop = $"""
        SELECT {Columns} FROM conversations INDEXED BY conversations_open WHERE shop = ? AND closed_at IS NULL ORDER BY waiting_since, id
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

    public static StoredConversation Read(Statement row) => new()
    {
        Record = ReadRecord(row),
        LastAt = row.Time(21),
        LastContactAt = row.TimeOrNull(23),
        Pool = Id<PoolId>(row, 24),
        TransferredTo = Id<GroupId>(row, 25),
        ExcludedAgent = Id<AgentId>(row, 26),
        Tried = row.TextOrNull(27) is { } tried ? StorageJson.Read<AgentId[]>(tried) : [],
    };

    public static ConversationRecord ReadRecord(Statement row) => new()
    {
        Shop = new ShopId(row.Text(0)),
        Id = new ConversationId(row.Text(1)),
        Buyer = new BuyerId(row.Text(2)),
        BuyerName = row.TextOrNull(3),
        BuyerVerified = row.Number(4) != 0,
        Placement = (Placement)row.Number(5),
        Owner = Id<AgentId>(row, 6),
        Version = (int)row.Number(7),
        LastSeq = row.Number(8),
        TurnOpenedAt = row.TimeOrNull(9),
        WaitingSince = row.Time(10),
        LastPublicAt = row.Time(11),
        OpenedAt = row.Time(12),
        ClosedAt = row.TimeOrNull(13),
        OrderState = new OrderState(row.Text(14)),
        Priority = (int)row.Number(15),
        Receipts = new Receipts(row.Number(16), row.Number(17), row.Number(18), row.Number(19)),
        LastText = row.TextOrNull(20),
        PlacedAt = row.Time(22),
        Reason = (RouteReason)row.Number(28),
        Notes = (RouteNotes)row.Number(29),
    };

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
            .Bind(conversation.LastAt).Bind(record.PlacedAt).Bind(conversation.LastContactAt).Bind(conversation.Pool?.Value)
            .Bind(conversation.TransferredTo?.Value).Bind(conversation.ExcludedAgent?.Value).Bind(Tried(conversation))
            .Bind((long)record.Reason).Bind((long)record.Notes)
            .Run();
    }

    public static void UpdateFlow(SqliteSession session, StoredConversation conversation)
    {
        var record = conversation.Record;
        session.Prepare(UpdateFlowSql)
            .Bind(record.LastSeq).Bind(record.TurnOpenedAt).Bind(record.WaitingSince).Bind(record.LastPublicAt)
            .Bind(record.Receipts.BuyerDelivered).Bind(record.Receipts.BuyerRead).Bind(record.Receipts.AgentDelivered).Bind(record.Receipts.AgentRead)
            .Bind(record.LastText).Bind(conversation.LastAt).Bind(conversation.LastContactAt).Bind(Tried(conversation))
            .Bind(record.Shop.Value).Bind(record.Id.Value)
            .Run();
    }

    public static void UpdatePlace(SqliteSession session, StoredConversation conversation)
    {
        var record = conversation.Record;
        session.Prepare(UpdatePlaceSql)
            .Bind((long)record.Placement).Bind(record.Owner?.Value).Bind(record.Version).Bind(record.ClosedAt)
            .Bind(record.OrderState.Value).Bind(record.Priority)
            .Bind(record.PlacedAt).Bind(conversation.Pool?.Value).Bind(conversation.TransferredTo?.Value).Bind(conversation.ExcludedAgent?.Value)
            .Bind((long)record.Reason).Bind((long)record.Notes)
            .Bind(record.Shop.Value).Bind(record.Id.Value)
            .Run();
    }

    private static TId? Id<TId>(Statement row, int column) where TId : struct, IId<TId> =>
        row.TextOrNull(column) is { } value ? TId.From(value) : null;

    private static string? Tried(StoredConversation conversation) =>
        conversation.Tried.Count == 0 ? null : StorageJson.Write(conversation.Tried);
}
