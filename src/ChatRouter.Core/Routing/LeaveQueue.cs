namespace ChatRouter.Core.Routing;

/// <summary>The buyer of a waiting conversation does not want to wait any longer.</summary>
public readonly record struct LeaveQueue(ShopId Shop, ConversationId Conversation, DateTimeOffset At);
