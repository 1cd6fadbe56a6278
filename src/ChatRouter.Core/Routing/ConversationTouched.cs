namespace ChatRouter.Core.Routing;

/// <summary>A public message that changed no turn. <paramref name="Contact"/>: between the buyer and this owner; none for the bot.</summary>
public readonly record struct ConversationTouched(ShopId Shop, ConversationId Conversation, long Seq, AgentId? Contact, DateTimeOffset At);
