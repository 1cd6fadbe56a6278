namespace ChatRouter.Core.Conversations;

/// <summary>What a buyer said of a conversation: 1 to 5 stars, tags of his choice, and his words.</summary>
public sealed record Rating(ConversationId ConversationId, int Score, IReadOnlyList<string> Tags, string? Text, DateTimeOffset At)
{
    /// <summary>One star.</summary>
    public const int Worst = 1;

    public const int Best = 5;

    private const int MaxTags = 10;
    private const int MaxTagLength = 40;
    private const int MaxTextLength = 1_000;

    /// <summary>Whether it may be stored.</summary>
    public static bool IsValid(int score, IReadOnlyList<string> tags, string? text) =>
        score is >= Worst and <= Best && tags.Count <= MaxTags && tags.All(tag => tag is { Length: > 0 } && MessageRules.Fits(tag, MaxTagLength)) && MessageRules.Fits(text, MaxTextLength);
}
