using ChatRouter.Core.Journal;

namespace ChatRouter.Core.Supervision.Figures;

/// <summary>Reads a conversation's turns from its messages.</summary>
internal static class Turns
{
    /// <param name="conversation">As it is now.</param>
    /// <param name="marks">All of its public messages, in order.</param>
    /// <param name="dropped">When its agent said that no reply is needed.</param>
    public static IReadOnlyList<Turn> Of(ConversationRecord conversation, IEnumerable<TurnMark> marks, IEnumerable<DateTimeOffset> dropped)
    {
        var turns = new List<Turn>();
        var drops = new Queue<DateTimeOffset>(dropped.Order());
        DateTimeOffset? opened = null;
        foreach (var mark in marks)
        {
            DropUntil(mark.At);
            if (mark.Agent is null)
                opened ??= mark.At;
            else if (opened is not null)
                End(mark.At, mark.Agent);
        }

        DropUntil(DateTimeOffset.MaxValue);
        if (opened is { } open)
        {
            // What the journal says of the present turn is the truth: it also knows of turns that ended before anything was noted.
            if (conversation.TurnOpenedAt is { } known)
                turns.Add(new(known));
            else if (conversation.ClosedAt is { } closed)
                End(closed, null);
        }

        return turns;

        void DropUntil(DateTimeOffset at)
        {
            while (drops.TryPeek(out var drop) && drop <= at)
            {
                drops.Dequeue();
                if (opened <= drop)
                    End(drop, null);
            }
        }

        void End(DateTimeOffset at, AgentId? answerer)
        {
            turns.Add(new(opened!.Value, at, answerer));
            opened = null;
        }
    }
}
