namespace ChatRouter.Core.Journal;

/// <summary>One command on its way into the journal.</summary>
public abstract class JournalWrite
{
    private protected JournalWrite(JournalSubject subject, long enteredAt)
    {
        Subject = subject;
        EnteredAt = enteredAt;
    }

    /// <summary>What is written on: what failures are counted by.</summary>
    internal JournalSubject Subject { get; }

    /// <summary>The monotonic time stamp at which its caller handed it in.</summary>
    internal long EnteredAt { get; }

    /// <summary>Hands the caller the result that the store has set; false when he was failed before, and does not know that it was carried out.</summary>
    internal abstract bool Complete();

    /// <summary>Hands the caller the result for a journal without space.</summary>
    internal abstract void CompleteFull(JournalFullException exception);

    /// <summary>Fails the caller; false when he was answered before.</summary>
    internal abstract bool Fail(Exception exception);
}
