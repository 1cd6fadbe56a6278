using ChatRouter.Core.Conversations;
using ChatRouter.Core.Journal;
using ChatRouter.Core.Routing;

namespace ChatRouter.Storage;

/// <summary>A row of the assignment history as every database has it: conversation, version, placement, owner, decision, who decided, his remark, when.</summary>
internal static class StoredAssignmentRow
{
    public const string Columns = "conversation, version, placement, owner, decision, decided_by, remark, at";

    public static AssignmentRecord Read(IStoredRow row) => new()
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

    public static DecisionCount ReadCount(IStoredRow row) => new((RouteReason)row.Number(0), (RouteNotes)row.Number(1), (int)row.Number(2));
}
