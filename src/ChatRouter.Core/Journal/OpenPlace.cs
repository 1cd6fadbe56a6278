namespace ChatRouter.Core.Journal;

/// <summary>Where a conversation stands among the open ones of its shop: those with an open turn first, and among each the longest waiting.</summary>
/// <param name="Answered">It has no open turn.</param>
public sealed record OpenPlace(bool Answered, DateTimeOffset WaitingSince, ConversationId Id)
{
    /// <summary>The place of that conversation.</summary>
    public static OpenPlace Of(ConversationRecord conversation) => new(conversation.TurnOpenedAt is null, conversation.WaitingSince, conversation.Id);

    /// <summary>It comes later than the other.</summary>
    public bool IsAfter(OpenPlace other)
    {
        if (Answered != other.Answered)
            return Answered;
        return WaitingSince != other.WaitingSince ? WaitingSince > other.WaitingSince : string.CompareOrdinal(Id.Value, other.Id.Value) > 0;
    }
}
