using ChatRouter.Core.Conversations;

namespace ChatRouter.Core.Journal;

/// <summary>What became of a message, and the conversation as it was right after it was stored.</summary>
public sealed record AppendResult
{
    public required AppendOutcome Outcome { get; init; }

    /// <summary>The stored message; set for appended and duplicate.</summary>
    public Message? Message { get; init; }

    /// <summary>Set for appended and duplicate; for a duplicate as it is now.</summary>
    public ConversationRecord? Conversation { get; init; }

    public bool OpenedConversation { get; init; }

    public bool OpenedTurn { get; init; }

    public bool ClosedTurn { get; init; }
}
