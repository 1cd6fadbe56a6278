using ChatRouter.Core.Journal;

namespace ChatRouter.Core.Supervision.Figures;

/// <summary>Reads a conversation's turns from its messages, as these come.</summary>
/// <param name="dropped">When its agent said that no reply is needed.</param>
/// <param name="handedOver">When the bot let go of it: what was written to the bot waits for a human since then.</param>
/// <param name="turns">What becomes of the turns that ended.</param>
internal sealed class TurnReading<TTurns>(IEnumerable<DateTimeOffset> dropped, IEnumerable<DateTimeOffset> handedOver, TTurns turns) where TTurns : ITurns
{
    private readonly Queue<DateTimeOffset> _drops = new(dropped.Order());
    private readonly Queue<DateTimeOffset> _handOvers = new(handedOver.Order());

    public TTurns Turns => turns;

    /// <summary>When the turn opened that no message answers and no agent dropped; none where there is none.</summary>
    public DateTimeOffset? OpenSince { get; private set; }

    /// <summary>The last time at which something but a message was found when there were no more; a message from before it comes too late.</summary>
    public DateTimeOffset EndedUpTo { get; private set; }

    /// <summary>The next of its public messages, in order.</summary>
    public void Read(IEnumerable<TurnMark> marks)
    {
        foreach (var mark in marks)
        {
            EndUntil(mark.At);
            if (mark.Agent is null)
                OpenSince ??= mark.At;
            else if (OpenSince is not null)
                End(mark.At, mark.Agent);
        }
    }

    /// <summary>There are no more messages; for now, or for ever.</summary>
    public void End()
    {
        EndedUpTo = _handOvers.Concat(_drops).Append(EndedUpTo).Max();
        EndUntil(DateTimeOffset.MaxValue);
    }

    private void EndUntil(DateTimeOffset at)
    {
        while (_handOvers.TryPeek(out var handOver) && handOver <= at)
            OpenSince = _handOvers.Dequeue();
        while (_drops.TryPeek(out var drop) && drop <= at)
        {
            _drops.Dequeue();
            if (OpenSince <= drop)
                End(drop, null);
        }
    }

    private void End(DateTimeOffset at, AgentId? answerer)
    {
        turns.Add(new(OpenSince!.Value, at, answerer));
        OpenSince = null;
    }
}
