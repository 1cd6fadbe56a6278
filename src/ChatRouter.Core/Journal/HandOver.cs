namespace ChatRouter.Core.Journal;

/// <summary>The bot let go of a conversation: its buyer waits for a human since then.</summary>
public readonly record struct HandOver(ConversationId Conversation, DateTimeOffset At);
