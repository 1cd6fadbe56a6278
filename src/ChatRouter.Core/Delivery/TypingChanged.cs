using ChatRouter.Core.Conversations;

namespace ChatRouter.Core.Delivery;

/// <summary>Wire: <c>Typing({conversationId, from, on})</c>.</summary>
public sealed record TypingChanged(ConversationId ConversationId, MessageFrom From, bool On) : ServerEvent;
