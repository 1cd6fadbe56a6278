using ChatRouter.Core.Journal;

namespace ChatRouter.Storage.Sqlite;

/// <summary>The rows of <c>assignments</c>: the history of a conversation's placements.</summary>
internal static class AssignmentRow
{
    public const string OfConversation = $"""
        SELECT {StoredAssignmentRow.Columns} FROM assignments
        WHERE shop = ? AND conversation = ? ORDER BY version
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
