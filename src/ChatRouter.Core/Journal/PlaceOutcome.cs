namespace ChatRouter.Core.Journal;

/// <summary>What became of a decision.</summary>
public enum PlaceOutcome
{
    Placed = 0,

    /// <summary>The conversation is at another version or closed; nothing written, <see cref="PlaceResult.Conversation"/> tells how it is.</summary>
    Refused = 1,
    UnknownConversation = 2,
    StorageFull = 3,
}
