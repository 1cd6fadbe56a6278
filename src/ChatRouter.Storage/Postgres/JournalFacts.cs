using ChatRouter.Core.Conversations;

namespace ChatRouter.Storage.Postgres;

/// <summary>What a batch takes for granted: what was read for it, and before that what the node remembers.</summary>
internal sealed class JournalFacts(SharedConversationCache cache)
{
    private readonly Dictionary<ConversationKey, VersionedConversation?> _conversations = [];
    private readonly Dictionary<BuyerKey, ConversationKey?> _open = [];
    private readonly Dictionary<SentKey, Message> _sent = [];

    /// <summary>False when it has to be read; a conversation that does not exist is none.</summary>
    public bool TryFind(ConversationKey key, out VersionedConversation? conversation)
    {
        if (_conversations.TryGetValue(key, out conversation))
            return true;
        conversation = cache.Find(key);
        return conversation is not null;
    }

    /// <summary>False when it has to be read; a buyer without an open conversation has none.</summary>
    public bool TryFindOpen(BuyerKey key, out ConversationKey? conversation)
    {
        if (_open.TryGetValue(key, out conversation))
            return true;
        conversation = cache.FindOpen(key);
        return conversation is not null;
    }

    /// <summary>A message that was sent before, as far as is known: not knowing it is found out by the commit.</summary>
    public Message? FindSent(SentKey key) => _sent.GetValueOrDefault(key);

    public void Set(SentKey key, Message message) => _sent[key] = message;

    /// <summary>Takes how many messages of agents the buyer of a known conversation has not answered. Were it of a later revision than what is known, nothing could be committed on it.</summary>
    public void Set(ConversationKey key, int inARow)
    {
        if (TryFind(key, out var known) && known is not null)
            Set(known with { Conversation = known.Conversation with { InARow = inARow } });
    }

    /// <summary>Takes a row that is newer than what was known.</summary>
    public void Set(VersionedConversation conversation)
    {
        cache.Set(conversation);
        _conversations[conversation.Key] = conversation;
        if (conversation.IsOpen)
            _open[conversation.Buyer] = conversation.Key;
        else if (_open.GetValueOrDefault(conversation.Buyer) == conversation.Key)
            _open.Remove(conversation.Buyer);
    }

    /// <summary>Takes the rows that were read for those keys: what is not among them does not exist.</summary>
    public void Set(IEnumerable<ConversationKey> conversations, IEnumerable<BuyerKey> buyers, IEnumerable<VersionedConversation> rows)
    {
        foreach (var key in conversations)
            _conversations[key] = null;
        foreach (var key in buyers)
            _open[key] = null;
        foreach (var row in rows)
            Set(row);
    }
}
