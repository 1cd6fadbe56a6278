namespace ChatRouter.Core.Journal;

/// <summary>What became of the wish to end a conversation, which is given as it is now; none when unknown.</summary>
public sealed record EndResult(EndOutcome Outcome, ConversationRecord? Conversation);
