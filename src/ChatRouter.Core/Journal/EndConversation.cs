namespace ChatRouter.Core.Journal;

/// <summary>Ends a conversation. <paramref name="RequiredOwner"/>: only if he owns it.</summary>
public sealed record EndConversation(ShopId Shop, ConversationId Conversation, AgentId? RequiredOwner, DateTimeOffset At);
