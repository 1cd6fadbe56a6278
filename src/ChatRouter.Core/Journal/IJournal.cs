using ChatRouter.Core.Conversations;
using ChatRouter.Core.Routing;

namespace ChatRouter.Core.Journal;

/// <summary>The truth: conversations, their messages and who owns them. The only place that assigns sequence numbers and changes owners.</summary>
/// <remarks>
/// A write completes after its transaction committed durably; concurrent writes share transactions. Writes on one conversation keep the order
/// in which they were handed in. A write that throws <see cref="JournalUnavailableException"/> may or may not have been stored: repeat it with the same ids.
/// Every key carries the shop; another shop's ids answer like unknown ones.
/// </remarks>
public interface IJournal
{
    /// <summary>Stores a message; opens the buyer's conversation if he has none, and the turn if none is open; closes it if an agent answers.</summary>
    /// <remarks>Repeatable by (conversation, sender, client message id) for the life of the row: the first result again, as duplicate; another body is <see cref="AppendOutcome.IdempotencyConflict"/>.</remarks>
    Task<AppendResult> AppendAsync(AppendMessage command, CancellationToken cancellationToken);

    /// <summary>Carries out a dispatcher's decision by compare-and-set on the version, and keeps it in the assignment history.</summary>
    Task<PlaceResult> PlaceAsync(PlaceConversation command, CancellationToken cancellationToken);

    /// <summary>Ends a conversation; the buyer's next message opens a new one. Repeatable.</summary>
    Task<EndResult> EndAsync(EndConversation command, CancellationToken cancellationToken);

    /// <summary>Closes the open turn without an answer ("no reply needed"). Repeatable.</summary>
    Task<EndTurnResult> EndTurnAsync(EndTurn command, CancellationToken cancellationToken);

    /// <summary>Raises how far one side has received or read. Only rises, never above the last sequence number.</summary>
    Task<ReceiptResult> RaiseReceiptAsync(RaiseReceipt command, CancellationToken cancellationToken);

    /// <summary>Keeps the buyer's rating of his conversation; a later one replaces it. False when it is not his.</summary>
    Task<bool> RateAsync(RateConversation command, CancellationToken cancellationToken);

    /// <summary>A conversation, open or closed; none when this shop has no such conversation.</summary>
    Task<ConversationRecord?> FindAsync(ShopId shop, ConversationId conversation, CancellationToken cancellationToken);

    /// <summary>The buyer's open conversation; none when he has none.</summary>
    Task<ConversationRecord?> FindOpenAsync(ShopId shop, BuyerId buyer, CancellationToken cancellationToken);

    /// <summary>The agent's open conversations, oldest first.</summary>
    Task<IReadOnlyList<ConversationRecord>> OwnedByAsync(ShopId shop, AgentId agent, CancellationToken cancellationToken);

    /// <summary>The buyer's conversations, newest first.</summary>
    Task<IReadOnlyList<ConversationRecord>> OfBuyerAsync(ShopId shop, BuyerId buyer, int limit, CancellationToken cancellationToken);

    /// <summary>Messages with a sequence number above <paramref name="afterSeq"/>, in order, at most <paramref name="limit"/>.</summary>
    Task<IReadOnlyList<Message>> ReadAsync(ShopId shop, ConversationId conversation, long afterSeq, int limit, CancellationToken cancellationToken);

    /// <summary>The assignment history of a conversation, by version.</summary>
    Task<IReadOnlyList<AssignmentRecord>> AssignmentsAsync(ShopId shop, ConversationId conversation, CancellationToken cancellationToken);

    /// <summary>Every shop's open conversations and the contacts since then, one item a shop: what the dispatcher is rebuilt from.</summary>
    IAsyncEnumerable<RestoreConversations> ReadOpenAsync(DateTimeOffset contactsSince, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>One conversation as the dispatcher must know it; <see cref="Placement.Closed"/> when it ended; none when unknown.</summary>
    Task<ConversationTruth?> TruthAsync(ShopId shop, ConversationId conversation, CancellationToken cancellationToken);

    /// <summary>Counts what must be zero: gaps in sequences, owners without history, several open conversations of a buyer.</summary>
    Task<JournalViolations> CheckAsync(CancellationToken cancellationToken);
}
