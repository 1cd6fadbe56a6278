using ChatRouter.Core.Journal;

namespace ChatRouter.Storage.Sqlite;

/// <summary>Conversations as they were last committed, of those used lately.</summary>
internal sealed class ConversationCache(int size)
{
    private readonly RecentCache<ConversationKey, StoredConversation> _conversations = new(size);
    private readonly RecentCache<BuyerKey, OpenConversation> _open = new(size);

    public StoredConversation? Find(ConversationKey key) => _conversations.Find(key);

    public ConversationId? FindOpen(BuyerKey key) => _open.Find(key)?.Id;

    public void Set(StoredConversation conversation)
    {
        var record = conversation.Record;
        _conversations.Set(new ConversationKey(record.Shop, record.Id), conversation);
        var buyer = new BuyerKey(record.Shop, record.Buyer);
        if (record.ClosedAt is null)
        {
            if (_open.Find(buyer)?.Id != record.Id)
                _open.Set(buyer, new OpenConversation(record.Id));
        }
        else if (_open.Find(buyer)?.Id == record.Id)
        {
            _open.Remove(buyer);
        }
    }

    public void Clear()
    {
        _conversations.Clear();
        _open.Clear();
    }

    private sealed record OpenConversation(ConversationId Id);
}
