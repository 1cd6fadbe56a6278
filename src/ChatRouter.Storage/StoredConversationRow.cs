using ChatRouter.Core.Conversations;
using ChatRouter.Core.Journal;
using ChatRouter.Core.Routing;

namespace ChatRouter.Storage;

/// <summary>A conversation's row as every database has it.</summary>
internal static class StoredConversationRow
{
    public const string Columns = """
        shop, id, buyer, buyer_name, buyer_verified, placement, owner, version, last_seq, turn_opened_at, waiting_since, last_public_at,
        opened_at, closed_at, order_state, priority, buyer_delivered, buyer_read, agent_delivered, agent_read, last_text,
        last_at, placed_at, last_contact_at, pool, transferred_to, excluded_agent, tried, reason, notes
        """;

    public static StoredConversation Read(IStoredRow row) => new()
    {
        Record = ReadRecord(row),
        LastAt = row.Time(21),
        LastContactAt = row.TimeOrNull(23),
        TransferredTo = Id<GroupId>(row, 25),
        ExcludedAgent = Id<AgentId>(row, 26),
        Tried = row.TextOrNull(27) is { } tried ? StorageJson.Read<AgentId[]>(tried) : [],
    };

    public static ConversationRecord ReadRecord(IStoredRow row) => new()
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
        Pool = Id<PoolId>(row, 24),
        Reason = (RouteReason)row.Number(28),
        Notes = (RouteNotes)row.Number(29),
    };

    /// <summary>Who let the turn lapse, as it is stored; none when nobody.</summary>
    public static string? TriedOf(StoredConversation conversation) =>
        conversation.Tried.Count == 0 ? null : StorageJson.Write(conversation.Tried);

    private static TId? Id<TId>(IStoredRow row, int column) where TId : struct, IId<TId> =>
        row.TextOrNull(column) is { } value ? TId.From(value) : null;
}
