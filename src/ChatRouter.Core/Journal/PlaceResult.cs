namespace ChatRouter.Core.Journal;

/// <summary>What became of a decision, and the conversation as it is now; none when unknown.</summary>
public sealed record PlaceResult(PlaceOutcome Outcome, ConversationRecord? Conversation);
