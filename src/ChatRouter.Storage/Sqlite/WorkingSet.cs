using ChatRouter.Core.Conversations;
using ChatRouter.Core.Journal;

namespace ChatRouter.Storage.Sqlite;

/// <summary>The conversations as the running transaction has them; what it changed reaches the cache and the readers only when it is committed.</summary>
/// <remarks>
/// Messages of an owned conversation are written to <c>recent_messages</c>, which is all that most transactions write. Whatever else changes a conversation
/// settles it: its row and all of its messages are written to their places. So is a conversation settled whose first unsettled message has <paramref name="maxRecent"/> others behind it:
/// of such each transaction settles about as many messages as it writes, so that none takes long because many conversations are due at once, and at the latest when there are twice as many.
/// A conversation without an owner is always settled, because lists of who waits are read from the table, in its order.
/// </remarks>
internal sealed class WorkingSet(SqliteSession session, ConversationCache cache, RecentConversations recent, int maxRecent)
{
    // Rows that have been settled are deleted so many at a time: they lie together.
    private const int DeleteAtLeast = 256;

    // More than one, so that what is due once in a while catches up.
    private const int SettledPerWritten = 2;

    private readonly Dictionary<ConversationKey, Entry> _entries = [];
    private readonly Dictionary<BuyerKey, ConversationId> _opened = [];
    private readonly List<Entry> _touched = [];
    private readonly List<RecentConversation> _oldest = [];
    private readonly SentIndex _sent = new(session);
    private int _forgotten;
    private long _nextPosition;
    private long _deletedBefore;

    public StoredConversation? Find(ConversationKey key)
    {
        if (_entries.TryGetValue(key, out var entry))
            return entry.Now;
        return cache.Find(key) ?? Remember(ConversationRow.Find(session, key));
    }

    public StoredConversation? FindOpen(BuyerKey key)
    {
        if ((_opened.TryGetValue(key, out var opened) ? opened : cache.FindOpen(key)) is { } id
            && Find(new ConversationKey(key.Shop, id)) is { Record.ClosedAt: null } known)
        {
            return known;
        }
        var found = Remember(session.Prepare(ConversationRow.FindOpen).Bind(key.Shop.Value).Bind(key.Id.Value).First(ConversationRow.Read));

        // The row does not know yet that this transaction closed it.
        return found is { Record.ClosedAt: null } ? found : null;
    }

    /// <summary>What that sender has sent under that id: in the conversation or, where none is given, in the newest that has it.</summary>
    public Message? FindSent(SentKey key)
    {
        if (_sent.Find(key) is { } here)
            return here;
        if (SentRow.Find(session, key) is not { } sent)
            return null;
        var conversation = new ConversationKey(key.Shop, sent.Conversation);
        return recent.Find(conversation)?.Find(sent.Seq) ?? MessageRow.Find(session, conversation, sent.Seq);
    }

    /// <summary>How many public messages of agents follow the buyer's last one.</summary>
    public int CountInARow(ConversationKey key)
    {
        var count = 0;
        IEnumerable<Message> unsettled = [.. recent.Find(key)?.Messages ?? [], .. _entries.GetValueOrDefault(key)?.Messages ?? []];
        foreach (var message in unsettled.Reverse().Where(message => message.Kind is not (MessageKind.Note or MessageKind.Recall)))
        {
            if (message.From == MessageFrom.Buyer)
                return count;
            count += message.From == MessageFrom.Agent ? 1 : 0;
        }

        return count + MessageRow.CountInARow(session, key);
    }

    /// <summary>Adds a conversation that this transaction opens.</summary>
    public void Add(StoredConversation conversation)
    {
        var entry = new Entry(conversation) { IsNew = true };
        _entries.Add(entry.Key, entry);
        _opened[new BuyerKey(conversation.Record.Shop, conversation.Record.Buyer)] = conversation.Record.Id;
        _touched.Add(entry);
    }

    /// <summary>Takes the next message of a conversation that was found or added here, and the conversation after it.</summary>
    public void Append(Message message, StoredConversation after)
    {
        _sent.Add(after.Record.Shop, message);
        var entry = EntryOf(after);
        entry.Messages.Add(message);
        entry.Now = after;
    }

    /// <summary>Takes the next state of a conversation that was found or added here.</summary>
    public void Replace(StoredConversation conversation, bool placed)
    {
        var entry = EntryOf(conversation);
        entry.Now = conversation;
        entry.Replaced = true;
        entry.Placed |= placed;
    }

    /// <summary>Writes each touched conversation once, in the order in which they were touched: a conversation closes before its buyer's next one opens.</summary>
    public void Flush()
    {
        ChooseOldest();
        foreach (var entry in _touched)
        {
            if (entry.IsSettled)
                Settle(entry);
            else
                Keep(entry);
        }
        _oldest.ForEach(Settle);
        _sent.Flush();
    }

    public void Committed()
    {
        var change = recent.Begin();
        change.Forget(_forgotten);
        foreach (var conversation in _oldest)
            change.Settled(KeyOf(conversation.Now));
        foreach (var entry in _touched)
        {
            cache.Set(entry.Now);
            if (entry.IsSettled)
                change.Settled(entry.Key);
            else
                change.Grew(entry.Key, entry.Now, entry.Messages, entry.Position);
        }
        change.End();
        _sent.Committed();
    }

    public void Clear()
    {
        _entries.Clear();
        _opened.Clear();
        _touched.Clear();
        _oldest.Clear();
        _sent.Clear();
        _forgotten = 0;
    }

    // Those whose first unsettled message is too far back, so that neither table nor memory grows; and deletes what lies before all others.
    private void ChooseOldest()
    {
        var deleteBefore = _nextPosition;
        var left = SettledPerWritten * _touched.Sum(entry => entry.Messages.Count);
        foreach (var (key, conversation) in recent.Oldest)
        {
            if (conversation is not null && _nextPosition - conversation.Position < (left > 0 ? maxRecent : 2 * maxRecent))
            {
                deleteBefore = conversation.Position;
                break;
            }
            _forgotten++;
            if (conversation is null)
                continue;
            left -= conversation.Count;
            if (_entries.TryGetValue(key, out var entry))
                entry.IsOldest = true;
            else
                _oldest.Add(conversation);
        }
        deleteBefore = Math.Min(deleteBefore, _sent.NeededFrom);
        if (deleteBefore - _deletedBefore < DeleteAtLeast)
            return;
        RecentMessageRow.DeleteBefore(session, deleteBefore);
        _deletedBefore = deleteBefore;
    }

    private void Settle(Entry entry)
    {
        if (entry.IsNew)
        {
            ConversationRow.Insert(session, entry.Now);
        }
        else
        {
            if (entry.Placed)
                ConversationRow.UpdatePlace(session, entry.Now);
            ConversationRow.UpdateFlow(session, entry.Now);
        }
        Insert(entry.Key.Shop, recent.Find(entry.Key)?.Messages ?? []);
        Insert(entry.Key.Shop, entry.Messages);
        foreach (var message in entry.Messages)
            SentRow.Insert(session, entry.Key.Shop, message);
    }

    private void Settle(RecentConversation conversation)
    {
        ConversationRow.UpdateFlow(session, conversation.Now);
        Insert(conversation.Now.Record.Shop, conversation.Messages);
    }

    private void Insert(ShopId shop, IReadOnlyList<Message> messages)
    {
        foreach (var message in messages)
            MessageRow.Insert(session, shop, message);
    }

    private void Keep(Entry entry)
    {
        entry.Position = _nextPosition;
        foreach (var message in entry.Messages)
        {
            _sent.Keep(entry.Key.Shop, message, _nextPosition);
            RecentMessageRow.Insert(session, _nextPosition++, entry.Key.Shop, message);
        }
    }

    private Entry EntryOf(StoredConversation conversation)
    {
        var key = KeyOf(conversation);
        if (!_entries.TryGetValue(key, out var entry))
        {
            _entries.Add(key, entry = new Entry(conversation));
            _touched.Add(entry);
        }
        return entry;
    }

    // A row lacks what its unsettled messages made of it.
    private StoredConversation? Remember(StoredConversation? row)
    {
        if (row is null)
            return null;
        var key = KeyOf(row);
        if (_entries.TryGetValue(key, out var entry))
            return entry.Now;
        var found = recent.Find(key)?.Now ?? row;
        cache.Set(found);
        return found;
    }

    private static ConversationKey KeyOf(StoredConversation conversation) => new(conversation.Record.Shop, conversation.Record.Id);

    private sealed class Entry(StoredConversation now)
    {
        public ConversationKey Key { get; } = KeyOf(now);

        public StoredConversation Now { get; set; } = now;

        /// <summary>Its messages in this transaction.</summary>
        public List<Message> Messages { get; } = [];

        public bool IsNew { get; init; }

        public bool Placed { get; set; }

        public bool Replaced { get; set; }

        public bool IsOldest { get; set; }

        public bool IsSettled => IsNew || Replaced || IsOldest || Now.Record.Owner is null;

        /// <summary>Of its first message here in <c>recent_messages</c>.</summary>
        public long Position { get; set; }
    }
}
