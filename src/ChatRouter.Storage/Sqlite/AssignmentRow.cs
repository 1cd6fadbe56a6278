using ChatRouter.Core.Conversations;
using ChatRouter.Core.Journal;
using ChatRouter.Core.Routing;

namespace ChatRouter.Storage.Sqlite;

/// <summary>The rows of <c>assignments</c>: the history of a conversation's placements.</summary>
internal static class AssignmentRow
{
    public const string OfConversation = """
        SELECT conversation, version, placement, owner, decision, decided_by, remark, at FROM assignments
        WHERE shop = ? AND conversation = ? ORDER BY version
        """;

    private const string InsertSql = """
        INSERT INTO assignments (shop, conversation, version, placement, owner, decision, decided_by, remark, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """;

    public static AssignmentRecord Read(Statement row) => new()
    {
        Conversation = new ConversationId(row.Text(0)),
        Version = (int)row.Number(1),
        Placement = (Placement)row.Number(2),
        Owner = row.TextOrNull(3) is { } owner ? new AgentId(owner) : null,
        Decision = StorageJson.Read<Decision>(row.Text(4)),
        By = row.TextOrNull(5) is { } by ? new AgentId(by) : null,
        Remark = row.TextOrNull(6),
        At = row.Time(7),
    };

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
