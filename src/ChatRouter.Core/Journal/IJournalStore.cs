namespace ChatRouter.Core.Journal;

/// <summary>A database below the journal: reads, and batches of writes as one durable transaction each.</summary>
public interface IJournalStore : IJournalReader
{
    /// <summary>Carries out the writes in their order, as one durable transaction, and gives each its result with <see cref="JournalWrite{TCommand,TResult}.Set"/>.</summary>
    /// <remarks>
    /// Blocks until the disk has them: called by one thread at a time unless the store takes several. Throws, with nothing stored, <see cref="JournalFullException"/> when there is no space left and
    /// anything else when one of the writes cannot be carried out; <see cref="JournalUnavailableException"/> when it is unknown whether anything was stored.
    /// After an exception the next call starts afresh, with a new connection where needed.
    /// </remarks>
    void Commit(IReadOnlyList<JournalWrite> writes);
}
