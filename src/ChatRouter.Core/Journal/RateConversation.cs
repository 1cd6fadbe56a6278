namespace ChatRouter.Core.Journal;

/// <summary>A buyer's rating: <paramref name="Score"/> from 1 to 5, tags, and his words.</summary>
public sealed record RateConversation(ShopId Shop, ConversationId Conversation, BuyerId Buyer, int Score, IReadOnlyList<string> Tags, string? Text, DateTimeOffset At);
