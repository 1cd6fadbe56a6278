namespace ChatRouter.Core.Journal;

/// <summary>How far a conversation has been read.</summary>
public readonly record struct ReadUpTo(ConversationId Conversation, long Seq);
