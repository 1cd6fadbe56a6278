using ChatRouter.Core.Conversations;

namespace ChatRouter.Server.Hubs;

/// <summary>Messages in order, and the conversation's last sequence number: ask again while the page ends below it.</summary>
public sealed record MessagePage(IReadOnlyList<Message> Messages, long LastSeq)
{
    /// <summary>How many messages one Sync returns at the most.</summary>
    public const int SyncSize = 200;

    /// <summary>How many messages one History returns at the most.</summary>
    public const int HistorySize = 50;

    public static MessagePage Of((IReadOnlyList<Message> Messages, long LastSeq) page) => new(page.Messages, page.LastSeq);

    /// <summary>The sequence number after which the page before <paramref name="beforeSeq"/> starts.</summary>
    public static long Start(long beforeSeq) => Math.Max(0, beforeSeq - 1 - HistorySize);

    /// <summary>Those of the page that come before <paramref name="beforeSeq"/>.</summary>
    public static MessagePage Before((IReadOnlyList<Message> Messages, long LastSeq) page, long beforeSeq) =>
        new([.. page.Messages.Where(message => message.Seq < beforeSeq)], page.LastSeq);
}
