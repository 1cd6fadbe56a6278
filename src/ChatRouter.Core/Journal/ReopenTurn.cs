namespace ChatRouter.Core.Journal;

/// <summary>Opens the turn again that began at <paramref name="OpenedAt"/>, because what had answered it was taken back.</summary>
/// <param name="LastPublicAt">The conversation's last public message that was looked at: with a later one, the turn is as that left it.</param>
public sealed record ReopenTurn(ShopId Shop, ConversationId Conversation, DateTimeOffset OpenedAt, DateTimeOffset LastPublicAt);
