using ChatRouter.Core.Conversations;
using ChatRouter.Core.Journal;
using ChatRouter.Core.Webhooks;

namespace ChatRouter.Storage.Sqlite;

/// <summary>The rows of one SQLite transaction: each is read and written when its turn comes.</summary>
internal sealed class SqliteJournalRows(SqliteSession session, WorkingSet conversations, Outbox outbox) : JournalTransaction(outbox)
{
    /// <summary>Whether something was stored for a webhook.</summary>
    public bool ToldWebhooks { get; private set; }

    protected override StoredConversation? Find(ConversationKey key) => conversations.Find(key);

    protected override StoredConversation? FindOpen(BuyerKey key) => conversations.FindOpen(key);

    protected override Message? FindSent(ShopId shop, MessageFrom from, string? sender, string clientMsgId, ConversationId? conversation) =>
        conversations.FindSent(new SentKey(shop, from, sender ?? "", clientMsgId, conversation));

    protected override int CountInARow(ConversationKey key) => conversations.CountInARow(key);

    protected override void Add(StoredConversation conversation) => conversations.Add(conversation);

    protected override void Replace(StoredConversation conversation, bool placed) => conversations.Replace(conversation, placed);

    protected override void Append(Message message, StoredConversation after) => conversations.Append(message, after);

    protected override void Insert(PlaceConversation command, int version) => AssignmentRow.Insert(session, command, version);

    protected override void Change(ShopId shop, ContactChange change) => ContactRow.Change(session, shop, change);

    protected override void Upsert(RateConversation rating, AgentId? owner) => RatingRow.Upsert(session, rating, owner);

    protected override void Tell(OutboxEntry entry)
    {
        DeliveryRow.Insert(session, entry);
        ToldWebhooks = true;
    }
}
