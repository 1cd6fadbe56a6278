namespace ChatRouter.Core.Journal;

/// <summary>What became of the wish to open a turn again.</summary>
/// <param name="Reopened">False: it was open, something was said since, or the conversation is closed or unknown.</param>
/// <param name="Conversation">As it is now; none: unknown.</param>
public sealed record ReopenTurnResult(bool Reopened, ConversationRecord? Conversation);
