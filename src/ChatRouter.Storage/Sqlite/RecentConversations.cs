using System.Collections.Immutable;
using ChatRouter.Core.Conversations;
using ChatRouter.Core.Journal;

namespace ChatRouter.Storage.Sqlite;

/// <summary>The conversations with unsettled messages, as they were last committed. One thread at a time changes them, any thread reads a snapshot.</summary>
/// <remarks>
/// Of readers it holds which conversations there are; each is a cell whose content goes on growing, and which keeps its last content after it was settled.
/// So a reader sees of every conversation in his snapshot what was committed by then, or newer, and most messages change no more than a cell.
/// </remarks>
internal sealed class RecentConversations
{
    private readonly Queue<(ConversationKey Key, long Position)> _order = [];
    private readonly Dictionary<ConversationKey, Cell> _cells = [];
    private volatile ImmutableDictionary<ConversationKey, Cell> _shown = ImmutableDictionary<ConversationKey, Cell>.Empty;

    public RecentSnapshot Snapshot => new(_shown);

    /// <summary>The conversations by their first unsettled message, those settled meanwhile as null; <see cref="Change.Forget"/> counts them in this order.</summary>
    public IEnumerable<(ConversationKey Key, RecentConversation? Conversation)> Oldest =>
        _order.Select(entry => (entry.Key, Find(entry.Key) is { } found && found.Position == entry.Position ? found : null));

    public RecentConversation? Find(ConversationKey key) => _cells.TryGetValue(key, out var cell) ? cell.Content : null;

    /// <summary>Takes what a transaction has committed.</summary>
    public Change Begin() => new(this);

    public void Clear()
    {
        _order.Clear();
        _cells.Clear();
        _shown = _shown.Clear();
    }

    /// <summary>One conversation as it was last committed.</summary>
    internal sealed class Cell(RecentConversation content)
    {
        private volatile RecentConversation _content = content;

        public RecentConversation Content
        {
            get => _content;
            set => _content = value;
        }
    }

    /// <summary>One step from what was committed to what is committed now.</summary>
    internal sealed class Change(RecentConversations owner)
    {
        private ImmutableDictionary<ConversationKey, Cell>.Builder? _shown;

        /// <summary>The first so many of <see cref="Oldest"/> are settled.</summary>
        public void Forget(int oldest)
        {
            for (; oldest > 0; oldest--)
                owner._order.Dequeue();
        }

        public void Settled(ConversationKey key)
        {
            if (owner._cells.Remove(key))
                Shown.Remove(key);
        }

        /// <summary>The conversation has these messages more, the first of them at that position.</summary>
        public void Grew(ConversationKey key, StoredConversation now, IReadOnlyList<Message> messages, long position)
        {
            if (owner._cells.TryGetValue(key, out var cell))
            {
                cell.Content = cell.Content.With(now, messages);
                return;
            }
            cell = new Cell(RecentConversation.Of(now, messages, position));
            owner._order.Enqueue((key, position));
            owner._cells.Add(key, cell);
            Shown.Add(key, cell);
        }

        /// <summary>Readers see now which conversations there are.</summary>
        public void End()
        {
            if (_shown is not null)
                owner._shown = _shown.ToImmutable();
        }

        private ImmutableDictionary<ConversationKey, Cell>.Builder Shown => _shown ??= owner._shown.ToBuilder();
    }
}
