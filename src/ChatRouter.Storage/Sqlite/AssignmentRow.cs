using ChatRouter.Core.Journal;

namespace ChatRouter.Storage.Sqlite;

/// <summary>The rows of <c>assignments</c>: the history of a conversation's placements.</summary>
internal static class AssignmentRow
{
    public const string OfConversation = $"""
        SELECT {StoredAssignmentRow.Columns} FROM assignments
        WHERE shop = ? AND conversation = ? ORDER BY version
        """;

    // A conversation placed since then is open, or has ended since then.
    public const string CountedSince = """
        SELECT json_extract(decision, '$.reason'), json_extract(decision, '$.notes'), count(*) FROM (
            SELECT a.decision FROM (
                SELECT id FROM conversations INDEXED BY conversations_open WHERE shop = ?1 AND closed_at IS NULL
                UNION ALL
                SELECT id FROM conversations INDEXED BY conversations_ended WHERE shop = ?1 AND closed_at >= ?2) AS c
            CROSS JOIN assignments AS a WHERE a.shop = ?1 AND a.conversation = c.id AND a.at >= ?2 LIMIT ?3)
        GROUP BY 1, 2 ORDER BY 1, 2
        """;

    private const string InsertSql = """
        INSERT INTO assignments (shop, conversation, version, placement, owner, decision, decided_by, remark, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """;

    public static void Insert(SqliteSession session, PlaceConversation command, int version)
    {
        var decision = command.Decision;
        session.Prepare(InsertSql)
            .Bind(command.Shop.Value).Bind(decision.Conversation.Value).Bind(version)
            .Bind((long)decision.Placement).Bind(decision.Owner?.Value).Bind(StorageJson.Write(decision))
            .Bind(command.By?.Value).Bind(command.Remark).Bind(decision.At)
            .Run();
    }
}
