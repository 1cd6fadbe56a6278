namespace ChatRouter.Core.Journal;

/// <summary>What followed in a conversation: the marks of its next messages.</summary>
/// <param name="Marks">In their order; none of what is taken back by now.</param>
/// <param name="Recalls">The messages among them that take something back, which may be a mark of an earlier page.</param>
/// <param name="UpTo">The last number that was looked at.</param>
/// <param name="More">There may be more behind it.</param>
public sealed record MarkPage(ConversationId Conversation, IReadOnlyList<TurnMark> Marks, IReadOnlyList<MarkPage.Recall> Recalls, long UpTo, bool More)
{
    /// <summary>The message of one number takes that of another back.</summary>
    public readonly record struct Recall(long Seq, long Of);
}
