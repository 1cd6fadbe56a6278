namespace ChatRouter.Core.Journal;

/// <summary>Whether anything rose, and the conversation as it is now; none when it is unknown or not theirs.</summary>
public sealed record ReceiptResult(bool Raised, ConversationRecord? Conversation);
