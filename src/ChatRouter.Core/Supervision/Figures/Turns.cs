using ChatRouter.Core.Journal;
using ChatRouter.Core.Routing;

namespace ChatRouter.Core.Supervision.Figures;

/// <summary>Reads a conversation's turns from its messages.</summary>
internal static class Turns
{
    /// <param name="conversation">As it is now.</param>
    /// <param name="marks">All of its public messages, in order.</param>
    /// <param name="dropped">When its agent said that no reply is needed.</param>
    /// <param name="handedOver">When the bot let go of it: what was written to the bot waits for a human since then.</param>
    public static IReadOnlyList<Turn> Of(ConversationRecord conversation, IEnumerable<TurnMark> marks, IEnumerable<DateTimeOffset> dropped, IEnumerable<DateTimeOffset> handedOver)
    {
        var turns = new List<Turn>();
        // Nobody but the bot was ever asked.
        if (conversation.Reason == RouteReason.Bot)
            return turns;
        if (Read(marks, dropped, handedOver, turns) is not { } open)
            return turns;
        // What the journal says of the present turn is the truth: it also knows of turns that ended before anything was noted.
        if (conversation.TurnOpenedAt is { } known)
            turns.Add(new(known));
        else if (conversation.ClosedAt is { } closed)
            turns.Add(new(open, closed, null));
        return turns;
    }

    /// <summary>When the turn opened that no message answers and no agent dropped; none where there is none.</summary>
    /// <inheritdoc cref="Of" path="/param"/>
    public static DateTimeOffset? OpenSince(IEnumerable<TurnMark> marks, IEnumerable<DateTimeOffset> dropped, IEnumerable<DateTimeOffset> handedOver) => Read(marks, dropped, handedOver, []);

    private static DateTimeOffset? Read(IEnumerable<TurnMark> marks, IEnumerable<DateTimeOffset> dropped, IEnumerable<DateTimeOffset> handedOver, List<Turn> ended)
    {
        var drops = new Queue<DateTimeOffset>(dropped.Order());
        var handOvers = new Queue<DateTimeOffset>(handedOver.Order());
        DateTimeOffset? opened = null;
        foreach (var mark in marks)
        {
            HandOverUntil(mark.At);
            DropUntil(mark.At);
            if (mark.Agent is null)
                opened ??= mark.At;
            else if (opened is not null)
                End(mark.At, mark.Agent);
        }

        HandOverUntil(DateTimeOffset.MaxValue);
        DropUntil(DateTimeOffset.MaxValue);
        return opened;

        void HandOverUntil(DateTimeOffset at)
        {
            while (handOvers.TryPeek(out var handOver) && handOver <= at)
                opened = handOvers.Dequeue();
        }

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
            ended.Add(new(opened!.Value, at, answerer));
            opened = null;
        }
    }
}
