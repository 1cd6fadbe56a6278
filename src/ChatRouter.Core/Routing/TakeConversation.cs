namespace ChatRouter.Core.Routing;

/// <summary>An agent takes a conversation by hand; <paramref name="Version"/> as he saw it.</summary>
public readonly record struct TakeConversation(ShopId Shop, ConversationId Conversation, AgentId Agent, int Version, DateTimeOffset At);
