namespace ChatRouter.Core.Routing;

/// <summary>The journal closed the conversation.</summary>
public readonly record struct CloseConversation(ShopId Shop, ConversationId Conversation, DateTimeOffset At);
