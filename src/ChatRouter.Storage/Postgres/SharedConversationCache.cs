namespace ChatRouter.Storage.Postgres;

/// <summary>Conversations used lately as this node saw them last, or was told by another. Others may have changed them since: a batch is committed only if they have not.</summary>
/// <remarks>Safe for several threads.</remarks>
internal sealed class SharedConversationCache(int size)
{
    private readonly Lock _gate = new();
    private readonly RecentCache<ConversationKey, VersionedConversation> _conversations = new(size);
    private readonly RecentCache<BuyerKey, VersionedConversation> _open = new(size);

    public VersionedConversation? Find(ConversationKey key)
    {
        lock (_gate)
            return _conversations.Find(key);
    }

    public ConversationKey? FindOpen(BuyerKey key)
    {
        lock (_gate)
            return _open.Find(key)?.Key;
    }

    /// <summary>Takes what was read or committed, unless something newer is known.</summary>
    public void Set(VersionedConversation conversation)
    {
        lock (_gate)
        {
            if (_conversations.Find(conversation.Key)?.Revision > conversation.Revision)
                return;
            _conversations.Set(conversation.Key, conversation);
            if (conversation.IsOpen)
                _open.Set(conversation.Buyer, conversation);
            else if (_open.Find(conversation.Buyer)?.Key == conversation.Key)
                _open.Remove(conversation.Buyer);
        }
    }
}
