using System.Runtime.CompilerServices;
using ChatRouter.Core.Conversations;
using ChatRouter.Core.Journal;
using ChatRouter.Core.Nodes;
using ChatRouter.Core.Routing;

namespace ChatRouter.Storage.Sqlite;

public sealed partial class SqliteJournalStore
{
    // Goes from shop to shop by the index, because contacts of long ago are many.
    private const string ShopsToRestore = """
        WITH RECURSIVE with_contacts (shop) AS (
            SELECT min(shop) FROM contacts
            UNION ALL
            SELECT (SELECT min(shop) FROM contacts WHERE shop > with_contacts.shop) FROM with_contacts WHERE shop IS NOT NULL)
        SELECT shop FROM with_contacts AS w
        WHERE shop IS NOT NULL AND EXISTS (SELECT 1 FROM contacts INDEXED BY contacts_recent WHERE shop = w.shop AND at >= ?)
        UNION
        SELECT shop FROM conversations INDEXED BY conversations_open WHERE closed_at IS NULL
        ORDER BY shop
        """;

    public Task<ConversationRecord?> FindAsync(ShopId shop, ConversationId conversation, CancellationToken cancellationToken) =>
        _readers.ReadAsync(session => session.Prepare(ConversationRow.Find).Bind(shop.Value).Bind(conversation.Value).First(ConversationRow.ReadRecord), cancellationToken);

    public Task<ConversationRecord?> FindOpenAsync(ShopId shop, BuyerId buyer, CancellationToken cancellationToken) =>
        _readers.ReadAsync(session => session.Prepare(ConversationRow.FindOpen).Bind(shop.Value).Bind(buyer.Value).First(ConversationRow.ReadRecord), cancellationToken);

    public Task<IReadOnlyList<ConversationRecord>> OwnedByAsync(ShopId shop, AgentId agent, CancellationToken cancellationToken) =>
        _readers.ReadAsync(session => session.Prepare(ConversationRow.OwnedBy).Bind(shop.Value).Bind(agent.Value).All(ConversationRow.ReadRecord), cancellationToken);

    public Task<IReadOnlyList<ConversationRecord>> OfBuyerAsync(ShopId shop, BuyerId buyer, int limit, CancellationToken cancellationToken) =>
        _readers.ReadAsync(session => session.Prepare(ConversationRow.OfBuyer).Bind(shop.Value).Bind(buyer.Value).Bind(limit).All(ConversationRow.ReadRecord), cancellationToken);

    public Task<IReadOnlyList<Message>> ReadAsync(ShopId shop, ConversationId conversation, long afterSeq, int limit, CancellationToken cancellationToken) =>
        _readers.ReadAsync(session => session.Prepare(MessageRow.After).Bind(shop.Value).Bind(conversation.Value).Bind(afterSeq).Bind(limit).All(MessageRow.Read), cancellationToken);

    public Task<IReadOnlyList<ConversationHead>> HeadsAsync(IReadOnlyCollection<Participant> participants, CancellationToken cancellationToken) =>
        _readers.ReadAsync<IReadOnlyList<ConversationHead>>(session => [.. participants.SelectMany(who => HeadsOf(session, who))], cancellationToken);

    public Task<IReadOnlyList<AssignmentRecord>> AssignmentsAsync(ShopId shop, ConversationId conversation, CancellationToken cancellationToken) =>
        _readers.ReadAsync(session => session.Prepare(AssignmentRow.OfConversation).Bind(shop.Value).Bind(conversation.Value).All(StoredAssignmentRow.Read), cancellationToken);

    public Task<IReadOnlyList<Rating>> RatingsAsync(ShopId shop, IReadOnlyCollection<ConversationId> conversations, CancellationToken cancellationToken) =>
        _readers.ReadAsync<IReadOnlyList<Rating>>(
            session => [.. conversations.SelectMany(id => session.Prepare(RatingRow.Find).Bind(shop.Value).Bind(id.Value).All(StoredRatingRow.Read))], cancellationToken);

    public Task<IReadOnlyList<WaitingConversation>> WaitingAsync(ShopId shop, Placement placement, int limit, CancellationToken cancellationToken) =>
        _readers.ReadAsync(
            session => session.Prepare(ConversationRow.Waiting).Bind(shop.Value).Bind((long)placement).Bind(limit).All(StoredConversationRow.ReadWaiting), cancellationToken);

    public Task<ConversationTruth?> TruthAsync(ShopId shop, ConversationId conversation, CancellationToken cancellationToken) =>
        _readers.ReadAsync(session => session.Prepare(ConversationRow.Find).Bind(shop.Value).Bind(conversation.Value).First(ConversationRow.Read)?.ToTruth(), cancellationToken);

    public async IAsyncEnumerable<RestoreConversations> ReadOpenAsync(
        DateTimeOffset contactsSince, DateTimeOffset at, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var shops = await _readers.ReadAsync(session => session.Prepare(ShopsToRestore).Bind(contactsSince).All(row => new ShopId(row.Text(0))), cancellationToken);
        foreach (var shop in shops)
            yield return await _readers.ReadAsync(session => Restore(session, shop, contactsSince, at), cancellationToken);
    }

    public Task<JournalViolations> CheckAsync(CancellationToken cancellationToken) =>
        Task.Run(() => _readers.ReadAsync(JournalCheck.Run, cancellationToken), cancellationToken);

    private static IEnumerable<ConversationHead> HeadsOf(SqliteSession session, Participant who)
    {
        var conversations = who.IsAgent
            ? session.Prepare(ConversationRow.OwnedBy).Bind(who.Shop.Value).Bind(who.Agent.Value.Value)
            : session.Prepare(ConversationRow.FindOpen).Bind(who.Shop.Value).Bind(who.Buyer!.Value.Value);
        return conversations.All(ConversationRow.ReadRecord).Select(conversation => new ConversationHead(who, conversation.Id, conversation.LastSeq));
    }

    // One snapshot, so that a contact is not lost between a conversation's row and the table.
    private static RestoreConversations Restore(SqliteSession session, ShopId shop, DateTimeOffset contactsSince, DateTimeOffset at)
    {
        session.Run("BEGIN");
        try
        {
            return new RestoreConversations
            {
                Shop = shop,
                Conversations = session.Prepare(ConversationRow.OpenOfShop).Bind(shop.Value).All(row => ConversationRow.Read(row).ToTruth()),
                Contacts = session.Prepare(ContactRow.OfShopSince).Bind(shop.Value).Bind(contactsSince).All(ContactRow.Read),
                At = at,
            };
        }
        finally
        {
            session.Rollback();
        }
    }
}
