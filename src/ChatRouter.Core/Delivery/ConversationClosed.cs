namespace ChatRouter.Core.Delivery;

/// <summary>To the buyer. Wire: <c>Closed({conversationId})</c>.</summary>
public sealed record ConversationClosed(ConversationId ConversationId) : ServerEvent;
