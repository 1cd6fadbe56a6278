namespace ChatRouter.Core.Journal;

/// <summary>Closes the open turn of a conversation that <paramref name="RequiredOwner"/> owns.</summary>
public sealed record EndTurn(ShopId Shop, ConversationId Conversation, AgentId RequiredOwner, DateTimeOffset At);
