namespace ChatRouter.Core.Journal;

/// <summary>What became of the wish to end a conversation or its turn.</summary>
public enum EndOutcome
{
    Ended = 0,
    EndedBefore = 1,
    UnknownConversation = 2,
    NotOwner = 3,
    StorageFull = 4,
}
