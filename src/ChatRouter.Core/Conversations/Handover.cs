using ChatRouter.Core.Journal;
using ChatRouter.Core.Routing;

namespace ChatRouter.Core.Conversations;

/// <summary>Somebody handed a conversation over. A word among agents: its buyer is never told.</summary>
/// <param name="At">When.</param>
/// <param name="By">Who did.</param>
/// <param name="To">Who got it at once; none: it waits.</param>
/// <param name="Groups">Those that it waits for; empty: somebody has it, or it waits for whoever the rules find.</param>
/// <param name="Remark">His reason and note.</param>
public sealed record Handover(DateTimeOffset At, AgentId By, AgentId? To, IReadOnlyList<GroupId> Groups, string? Remark)
{
    /// <summary>Those among a conversation's placements, in their order.</summary>
    public static IReadOnlyList<Handover> Among(IEnumerable<AssignmentRecord> placements) =>
        [.. placements.Where(placement => placement.By is not null && placement.Decision.Notes.HasFlag(RouteNotes.Transferred)).Select(placement => new Handover(
            placement.At, placement.By!.Value, placement.Owner, placement.Owner is null ? PoolId.GroupsOf(placement.Decision.Pool) : [], placement.Remark))];
}
