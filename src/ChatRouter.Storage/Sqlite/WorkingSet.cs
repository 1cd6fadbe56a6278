using ChatRouter.Core.Journal;

namespace ChatRouter.Storage.Sqlite;

/// <summary>The conversations as the running transaction has them; they reach the cache only when it is committed.</summary>
internal sealed class WorkingSet(SqliteSession session, ConversationCache cache)
{
    private readonly Dictionary<ConversationKey, Entry> _entries = [];
    private readonly Dictionary<BuyerKey, ConversationId> _opened = [];
    private readonly List<Entry> _touched = [];

    public StoredConversation? Find(ConversationKey key)
    {
        if (_entries.TryGetValue(key, out var entry))
            return entry.Now;
        return cache.Find(key) ?? Remember(session.Prepare(ConversationRow.Find).Bind(key.Shop.Value).Bind(key.Id.Value));
    }

    public StoredConversation? FindOpen(BuyerKey key)
    {
        if ((_opened.TryGetValue(key, out var opened) ? opened : cache.FindOpen(key)) is { } id
            && Find(new ConversationKey(key.Shop, id)) is { Record.ClosedAt: null } known)
        {
            return known;
        }
        var found = Remember(session.Prepare(ConversationRow.FindOpen).Bind(key.Shop.Value).Bind(key.Id.Value));

        // The row does not know yet that this transaction closed it.
        return found is { Record.ClosedAt: null } ? found : null;
    }

    /// <summary>Adds a conversation that this transaction opens.</summary>
    public void Add(StoredConversation conversation)
    {
        var entry = new Entry(conversation) { IsNew = true };
        _entries.Add(KeyOf(conversation), entry);
        _opened[new BuyerKey(conversation.Record.Shop, conversation.Record.Buyer)] = conversation.Record.Id;
        _touched.Add(entry);
    }

    /// <summary>Takes the next state of a conversation that was found or added here.</summary>
    public void Replace(StoredConversation conversation, bool placed)
    {
        var key = KeyOf(conversation);
        if (!_entries.TryGetValue(key, out var entry))
        {
            _entries.Add(key, entry = new Entry(conversation));
            _touched.Add(entry);
        }
        entry.Now = conversation;
        entry.Placed |= placed;
    }

    /// <summary>Writes each touched row once, in the order in which they were touched: a conversation closes before its buyer's next one opens.</summary>
    public void Flush()
    {
        foreach (var entry in _touched)
        {
            if (entry.IsNew)
            {
                ConversationRow.Insert(session, entry.Now);
                continue;
            }
            if (entry.Placed)
                ConversationRow.UpdatePlace(session, entry.Now);
            ConversationRow.UpdateFlow(session, entry.Now);
        }
    }

    public void Committed()
    {
        foreach (var entry in _touched)
            cache.Set(entry.Now);
    }

    public void Clear()
    {
        _entries.Clear();
        _opened.Clear();
        _touched.Clear();
    }

    private StoredConversation? Remember(Statement statement)
    {
        if (statement.First(ConversationRow.Read) is not { } found)
            return null;
        if (_entries.TryGetValue(KeyOf(found), out var entry))
            return entry.Now;
        cache.Set(found);
        return found;
    }

    private static ConversationKey KeyOf(StoredConversation conversation) => new(conversation.Record.Shop, conversation.Record.Id);

    private sealed class Entry(StoredConversation now)
    {
        public StoredConversation Now { get; set; } = now;

        public bool IsNew { get; init; }

        public bool Placed { get; set; }
    }
}
