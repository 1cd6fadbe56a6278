namespace ChatRouter.Core.Journal;

/// <summary>What became of a message.</summary>
public enum AppendOutcome
{
    Appended = 0,

    /// <summary>Stored before with the same body: the first result.</summary>
    Duplicate = 1,

    /// <summary>The id was used for another body; nothing written.</summary>
    IdempotencyConflict = 2,
    UnknownConversation = 3,
    ConversationClosed = 4,
    NotOwner = 5,
    StorageFull = 6,
    NotWithBot = 7,

    /// <summary>The agents have written as many messages in a row as the command allows, and the buyer has answered none.</summary>
    Unanswered = 8,
}
