using ChatRouter.Core.Conversations;
using ChatRouter.Core.Journal;
using ChatRouter.Core.Nodes;
using ChatRouter.Core.Routing;

namespace ChatRouter.TestKit.Journal;

/// <summary>A store whose commits a test can make fail or hang, and counts.</summary>
public sealed class FaultyJournalStore(IJournalStore store) : IJournalStore
{
    /// <summary>Runs before each commit, on the writer's thread; may throw or block.</summary>
    public Action<IReadOnlyList<JournalWrite>> BeforeCommit { get; set; } = _ => { };

    public int Commits { get; private set; }

    public void Commit(IReadOnlyList<JournalWrite> writes)
    {
        BeforeCommit(writes);
        store.Commit(writes);
        Commits++;
    }

    public Task<ConversationRecord?> FindAsync(ShopId shop, ConversationId conversation, CancellationToken cancellationToken) =>
        store.FindAsync(shop, conversation, cancellationToken);

    public Task<ConversationRecord?> FindOpenAsync(ShopId shop, BuyerId buyer, CancellationToken cancellationToken) =>
        store.FindOpenAsync(shop, buyer, cancellationToken);

    public Task<IReadOnlyList<ConversationRecord>> OwnedByAsync(ShopId shop, AgentId agent, CancellationToken cancellationToken) =>
        store.OwnedByAsync(shop, agent, cancellationToken);

    public Task<IReadOnlyList<ConversationRecord>> OfBuyerAsync(ShopId shop, BuyerId buyer, ConversationRecord? before, int limit, CancellationToken cancellationToken) =>
        store.OfBuyerAsync(shop, buyer, before, limit, cancellationToken);

    public Task<IReadOnlyList<Message>> ReadAsync(ShopId shop, ConversationId conversation, long afterSeq, int limit, CancellationToken cancellationToken) =>
        store.ReadAsync(shop, conversation, afterSeq, limit, cancellationToken);

    public Task<IReadOnlyList<ConversationHead>> HeadsAsync(IReadOnlyCollection<Participant> participants, CancellationToken cancellationToken) =>
        store.HeadsAsync(participants, cancellationToken);

    public Task<IReadOnlyList<AssignmentRecord>> AssignmentsAsync(ShopId shop, ConversationId conversation, CancellationToken cancellationToken) =>
        store.AssignmentsAsync(shop, conversation, cancellationToken);

    public Task<IReadOnlyList<DecisionCount>> DecisionsSinceAsync(ShopId shop, DateTimeOffset since, int most, CancellationToken cancellationToken) =>
        store.DecisionsSinceAsync(shop, since, most, cancellationToken);

    public Task<IReadOnlyList<ContactTruth>> ContactsAsync(ShopId shop, BuyerId buyer, CancellationToken cancellationToken) =>
        store.ContactsAsync(shop, buyer, cancellationToken);

    public Task<IReadOnlyList<Rating>> RatingsAsync(ShopId shop, IReadOnlyCollection<ConversationId> conversations, CancellationToken cancellationToken) =>
        store.RatingsAsync(shop, conversations, cancellationToken);

    public Task<IReadOnlyList<ConversationRecord>> WaitingAsync(ShopId shop, Placement placement, int limit, CancellationToken cancellationToken) =>
        store.WaitingAsync(shop, placement, limit, cancellationToken);

    public Task<IReadOnlyList<ConversationRecord>> OpenOfShopAsync(ShopId shop, OpenPlace? after, int limit, CancellationToken cancellationToken) =>
        store.OpenOfShopAsync(shop, after, limit, cancellationToken);

    public Task<IReadOnlyList<ConversationRecord>> OpenSinceAsync(ShopId shop, DateTimeOffset since, CancellationToken cancellationToken) =>
        store.OpenSinceAsync(shop, since, cancellationToken);

    public Task<IReadOnlyList<ConversationRecord>> ServedAsync(ShopId shop, AgentId agent, DateTimeOffset assigned, DateTimeOffset ended, CancellationToken cancellationToken) =>
        store.ServedAsync(shop, agent, assigned, ended, cancellationToken);

    public Task<IReadOnlyList<ConversationRecord>> NewestAsync(ShopId shop, ConversationQuery query, CancellationToken cancellationToken) =>
        store.NewestAsync(shop, query, cancellationToken);

    public Task<IReadOnlyList<MarkPage>> MarksAfterAsync(ShopId shop, IReadOnlyCollection<ReadUpTo> conversations, int limit, CancellationToken cancellationToken) =>
        store.MarksAfterAsync(shop, conversations, limit, cancellationToken);

    public Task<IReadOnlyList<ConversationRecord>> SilentWithBotAsync(DateTimeOffset since, int limit, CancellationToken cancellationToken) => store.SilentWithBotAsync(since, limit, cancellationToken);

    public Task<IReadOnlyList<HandOver>> HandOversAsync(ShopId shop, IReadOnlyCollection<ConversationId> conversations, CancellationToken cancellationToken) =>
        store.HandOversAsync(shop, conversations, cancellationToken);

    public Task<IReadOnlyList<OwnedRating>> RatedSinceAsync(ShopId shop, DateTimeOffset since, CancellationToken cancellationToken) =>
        store.RatedSinceAsync(shop, since, cancellationToken);

    public IAsyncEnumerable<RestoreConversations> ReadOpenAsync(DateTimeOffset contactsSince, DateTimeOffset at, CancellationToken cancellationToken) =>
        store.ReadOpenAsync(contactsSince, at, cancellationToken);

    public Task<RestoreConversations> ReadOpenAsync(ShopId shop, DateTimeOffset contactsSince, DateTimeOffset at, CancellationToken cancellationToken) =>
        store.ReadOpenAsync(shop, contactsSince, at, cancellationToken);

    public Task<ConversationTruth?> TruthAsync(ShopId shop, ConversationId conversation, CancellationToken cancellationToken) =>
        store.TruthAsync(shop, conversation, cancellationToken);

    public Task<JournalViolations> CheckAsync(CancellationToken cancellationToken) => store.CheckAsync(cancellationToken);
}
