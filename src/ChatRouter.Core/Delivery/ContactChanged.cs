namespace ChatRouter.Core.Delivery;

/// <summary>Where the buyer of a conversation can be reached is another now. Wire: <c>ContactChanged({conversationId, contact})</c>.</summary>
/// <param name="Contact">None: he took it back, or the shop asks no longer.</param>
public sealed record ContactChanged(ConversationId ConversationId, string? Contact) : ServerEvent;
