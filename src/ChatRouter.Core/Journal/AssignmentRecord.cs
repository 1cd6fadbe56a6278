using ChatRouter.Core.Conversations;
using ChatRouter.Core.Routing;

namespace ChatRouter.Core.Journal;

/// <summary>One row of the assignment history: a placement and the decision behind it.</summary>
public sealed record AssignmentRecord
{
    public required ConversationId Conversation { get; init; }

    public required int Version { get; init; }

    public required Placement Placement { get; init; }

    public AgentId? Owner { get; init; }

    public required Decision Decision { get; init; }

    public AgentId? By { get; init; }

    public string? Remark { get; init; }

    public required DateTimeOffset At { get; init; }
}
