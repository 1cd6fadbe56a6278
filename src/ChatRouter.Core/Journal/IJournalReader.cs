using ChatRouter.Core.Conversations;
using ChatRouter.Core.Nodes;
using ChatRouter.Core.Routing;

namespace ChatRouter.Core.Journal;

/// <summary>The journal's reads: what was committed before the read began.</summary>
/// <remarks>Every key carries the shop; another shop's ids answer like unknown ones. A database that fails or is too slow is a <see cref="JournalUnavailableException"/>.</remarks>
public interface IJournalReader
{
    /// <summary>A conversation, open or closed; none when this shop has no such conversation.</summary>
    Task<ConversationRecord?> FindAsync(ShopId shop, ConversationId conversation, CancellationToken cancellationToken);

    /// <summary>The buyer's open conversation; none when he has none.</summary>
    Task<ConversationRecord?> FindOpenAsync(ShopId shop, BuyerId buyer, CancellationToken cancellationToken);

    /// <summary>The agent's open conversations, oldest first.</summary>
    Task<IReadOnlyList<ConversationRecord>> OwnedByAsync(ShopId shop, AgentId agent, CancellationToken cancellationToken);

    /// <summary>The buyer's conversations, newest first, at most <paramref name="limit"/>.</summary>
    /// <param name="before">Only those that opened before it; none: from the newest.</param>
    Task<IReadOnlyList<ConversationRecord>> OfBuyerAsync(ShopId shop, BuyerId buyer, ConversationRecord? before, int limit, CancellationToken cancellationToken);

    /// <summary>Messages with a sequence number above <paramref name="afterSeq"/>, in order, at most <paramref name="limit"/>; of what was taken back, no words.</summary>
    Task<IReadOnlyList<Message>> ReadAsync(ShopId shop, ConversationId conversation, long afterSeq, int limit, CancellationToken cancellationToken);

    /// <summary>The heads of the open conversations of these buyers, and of those that these agents own.</summary>
    Task<IReadOnlyList<ConversationHead>> HeadsAsync(IReadOnlyCollection<Participant> participants, CancellationToken cancellationToken);

    /// <summary>The assignment history of a conversation, by version.</summary>
    Task<IReadOnlyList<AssignmentRecord>> AssignmentsAsync(ShopId shop, ConversationId conversation, CancellationToken cancellationToken);

    /// <summary>The shop's placements at that time or later, counted by reason and notes; of more than <paramref name="most"/>, any so many.</summary>
    Task<IReadOnlyList<DecisionCount>> DecisionsSinceAsync(ShopId shop, DateTimeOffset since, int most, CancellationToken cancellationToken);

    /// <summary>The buyer's contacts with former owners; the one with the owner of his open conversation is that conversation's.</summary>
    Task<IReadOnlyList<ContactTruth>> ContactsAsync(ShopId shop, BuyerId buyer, CancellationToken cancellationToken);

    /// <summary>What buyers said of these conversations; those that nobody rated are left out.</summary>
    Task<IReadOnlyList<Rating>> RatingsAsync(ShopId shop, IReadOnlyCollection<ConversationId> conversations, CancellationToken cancellationToken);

    /// <summary>The shop's queued conversations, or its offline pool, the longest waiting first, at most <paramref name="limit"/>.</summary>
    /// <param name="placement"><see cref="Placement.Queued"/> or <see cref="Placement.OfflinePool"/>.</param>
    Task<IReadOnlyList<ConversationRecord>> WaitingAsync(ShopId shop, Placement placement, int limit, CancellationToken cancellationToken);

    /// <summary>Every shop's conversations that a bot has, has answered, and where nobody wrote since that time; the longest there first, at most <paramref name="limit"/>.</summary>
    Task<IReadOnlyList<ConversationRecord>> SilentWithBotAsync(DateTimeOffset since, int limit, CancellationToken cancellationToken);

    /// <summary>The shop's open conversations in the order of <see cref="OpenPlace"/>, at most <paramref name="limit"/>.</summary>
    /// <param name="after">Only those that come later; none: from the first.</param>
    Task<IReadOnlyList<ConversationRecord>> OpenOfShopAsync(ShopId shop, OpenPlace? after, int limit, CancellationToken cancellationToken);

    /// <summary>The shop's conversations that are open, or ended at that time or later.</summary>
    Task<IReadOnlyList<ConversationRecord>> OpenSinceAsync(ShopId shop, DateTimeOffset since, CancellationToken cancellationToken);

    /// <summary>The conversations that came to the agent at that time or later, or are his and open; without those that ended before <paramref name="ended"/>.</summary>
    Task<IReadOnlyList<ConversationRecord>> ServedAsync(ShopId shop, AgentId agent, DateTimeOffset assigned, DateTimeOffset ended, CancellationToken cancellationToken);

    /// <summary>The shop's conversations, open and ended, those that opened last first.</summary>
    Task<IReadOnlyList<ConversationRecord>> NewestAsync(ShopId shop, ConversationQuery query, CancellationToken cancellationToken);

    /// <summary>The public messages of buyers and human agents that came to these conversations after those numbers, a page of at most <paramref name="limit"/> of each; none of those to which nothing came.</summary>
    Task<IReadOnlyList<MarkPage>> MarksAfterAsync(ShopId shop, IReadOnlyCollection<ReadUpTo> conversations, int limit, CancellationToken cancellationToken);

    /// <summary>When the bot let go of these conversations; those that it never had, or still has, are left out.</summary>
    Task<IReadOnlyList<HandOver>> HandOversAsync(ShopId shop, IReadOnlyCollection<ConversationId> conversations, CancellationToken cancellationToken);

    /// <summary>The ratings that buyers gave the shop at that time or later.</summary>
    Task<IReadOnlyList<OwnedRating>> RatedSinceAsync(ShopId shop, DateTimeOffset since, CancellationToken cancellationToken);

    /// <summary>Every shop's open conversations and the contacts since then, one item a shop: what the dispatcher is rebuilt from.</summary>
    IAsyncEnumerable<RestoreConversations> ReadOpenAsync(DateTimeOffset contactsSince, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>That shop's open conversations and contacts since then.</summary>
    Task<RestoreConversations> ReadOpenAsync(ShopId shop, DateTimeOffset contactsSince, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>One conversation as the dispatcher must know it; <see cref="Placement.Closed"/> when it ended; none when unknown.</summary>
    Task<ConversationTruth?> TruthAsync(ShopId shop, ConversationId conversation, CancellationToken cancellationToken);

    /// <summary>Counts what must be zero: gaps in sequences, owners without history, several open conversations of a buyer.</summary>
    Task<JournalViolations> CheckAsync(CancellationToken cancellationToken);
}
