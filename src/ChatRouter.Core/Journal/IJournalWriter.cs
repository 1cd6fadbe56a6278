namespace ChatRouter.Core.Journal;

/// <summary>The journal's writes: the only place that assigns sequence numbers and changes owners.</summary>
/// <remarks>
/// A write completes after its transaction committed durably; concurrent writes share transactions. Writes on one conversation keep the order
/// in which they were handed in. A write that throws <see cref="JournalUnavailableException"/> may or may not have been stored: repeat it with the same ids.
/// Cancelling keeps a write from being handed in; one that was handed in is stored and waited for all the same. The time of a write is that of its command.
/// Every key carries the shop; another shop's ids answer like unknown ones.
/// </remarks>
public interface IJournalWriter
{
    /// <summary>Stores a message; opens the buyer's conversation if he has none, and the turn if none is open; closes it if an agent answers.</summary>
    /// <remarks>
    /// Repeatable by (conversation, sender, client message id) for the life of the row: the first result again, as duplicate; another body is <see cref="AppendOutcome.IdempotencyConflict"/>.
    /// A message without <see cref="AppendMessage.Conversation"/> is looked for in all of its sender's conversations, so a repeat finds it after the conversation closed, too.
    /// </remarks>
    Task<AppendResult> AppendAsync(AppendMessage command, CancellationToken cancellationToken);

    /// <summary>Carries out a dispatcher's decision by compare-and-set on the version, and keeps it in the assignment history.</summary>
    /// <remarks>A decision that changes nothing is not written; its outcome tells whether the conversation still is at its version.</remarks>
    Task<PlaceResult> PlaceAsync(PlaceConversation command, CancellationToken cancellationToken);

    /// <summary>Ends a conversation; the buyer's next message opens a new one. Repeatable.</summary>
    Task<EndResult> EndAsync(EndConversation command, CancellationToken cancellationToken);

    /// <summary>Closes the open turn without an answer ("no reply needed"). Repeatable.</summary>
    Task<EndTurnResult> EndTurnAsync(EndTurn command, CancellationToken cancellationToken);

    /// <summary>Opens the turn again whose answer was taken back, unless one is open or something was said since. Repeatable.</summary>
    Task<ReopenTurnResult> ReopenTurnAsync(ReopenTurn command, CancellationToken cancellationToken);

    /// <summary>Raises how far one side has received or read. Only rises, never above the last sequence number.</summary>
    Task<ReceiptResult> RaiseReceiptAsync(RaiseReceipt command, CancellationToken cancellationToken);

    /// <summary>Keeps the buyer's rating of his conversation; a later one replaces it.</summary>
    Task<RateResult> RateAsync(RateConversation command, CancellationToken cancellationToken);
}
