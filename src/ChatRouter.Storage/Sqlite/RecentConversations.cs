using System.Collections.Immutable;
using ChatRouter.Core.Conversations;
using ChatRouter.Core.Journal;

namespace ChatRouter.Storage.Sqlite;

/// <summary>The conversations with unsettled messages, as they were last committed. One thread changes them, any thread reads a snapshot.</summary>
internal sealed class RecentConversations
{
    private readonly Queue<(ConversationKey Key, long Position)> _order = [];
    private volatile ImmutableDictionary<ConversationKey, RecentConversation> _conversations = ImmutableDictionary<ConversationKey, RecentConversation>.Empty;

    public RecentSnapshot Snapshot => new(_conversations);

    /// <summary>The conversations by their first unsettled message, those settled meanwhile as null; <see cref="Change.Forget"/> counts them in this order.</summary>
    public IEnumerable<(ConversationKey Key, RecentConversation? Conversation)> Oldest =>
        _order.Select(entry => (entry.Key, Find(entry.Key) is { } found && found.Position == entry.Position ? found : null));

    public RecentConversation? Find(ConversationKey key) => _conversations.GetValueOrDefault(key);

    /// <summary>Takes what a transaction has committed.</summary>
    public Change Begin() => new(this, _conversations.ToBuilder());

    public void Clear()
    {
        _order.Clear();
        _conversations = _conversations.Clear();
    }

    /// <summary>One step from what was committed to what is committed now; readers see it whole, at its end.</summary>
    internal readonly struct Change(RecentConversations owner, ImmutableDictionary<ConversationKey, RecentConversation>.Builder conversations)
    {
        /// <summary>The first so many of <see cref="Oldest"/> are settled.</summary>
        public void Forget(int oldest)
        {
            for (; oldest > 0; oldest--)
                owner._order.Dequeue();
        }

        public void Settled(ConversationKey key) => conversations.Remove(key);

        /// <summary>The conversation has these messages more, the first of them at that position.</summary>
        public void Grew(ConversationKey key, StoredConversation now, IReadOnlyList<Message> messages, long position)
        {
            if (!conversations.TryGetValue(key, out var before))
                owner._order.Enqueue((key, position));
            var newest = messages.Aggregate(before?.Newest, (link, message) => new(message, link))!;
            conversations[key] = new(now, before?.Position ?? position, newest);
        }

        public void End() => owner._conversations = conversations.ToImmutable();
    }
}
