namespace ChatRouter.Core.Routing;

/// <summary>The message <paramref name="Seq"/> of <paramref name="Agent"/> answered the buyer; none: of the bot that has him.</summary>
/// <remarks><paramref name="Answered"/> is false for "no reply needed", which is no contact.</remarks>
public readonly record struct TurnClosed(ShopId Shop, ConversationId Conversation, AgentId? Agent, long Seq, bool Answered, DateTimeOffset At);
