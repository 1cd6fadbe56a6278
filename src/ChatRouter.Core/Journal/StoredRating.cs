namespace ChatRouter.Core.Journal;

/// <summary>A buyer's rating as it is kept: from 1 to 5, tags, and his words.</summary>
public sealed record StoredRating(ConversationId Conversation, int Score, IReadOnlyList<string> Tags, string? Text, DateTimeOffset At);
