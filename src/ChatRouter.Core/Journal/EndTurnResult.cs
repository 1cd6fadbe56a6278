namespace ChatRouter.Core.Journal;

/// <summary>What became of the wish to close a turn.</summary>
public sealed record EndTurnResult(EndOutcome Outcome, ConversationRecord? Conversation);
