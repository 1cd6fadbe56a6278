using System.Globalization;

namespace ChatRouter.Core.Ratings;

/// <summary>A place among a shop's ratings, which lie by time and conversation.</summary>
public readonly record struct RatingMark(DateTimeOffset At, ConversationId Conversation)
{
    public static RatingMark Of(RatedConversation rated) => new(rated.Rating.At, rated.Rating.ConversationId);

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    public static bool TryParse(string text, out RatingMark mark)
    {
        mark = default;
        if (text.Split('.', 2) is not [var at, var conversation]
            || !long.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds) || milliseconds > DateTimeOffset.MaxValue.ToUnixTimeMilliseconds())
            return false;
        mark = new(DateTimeOffset.FromUnixTimeMilliseconds(milliseconds), new(conversation));
        return true;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{At.ToUnixTimeMilliseconds()}.{Conversation.Value}");
}
