using ChatRouter.Core.Journal;

namespace ChatRouter.Core.Supervision.Figures;

/// <summary>The turns of a shop's conversations, kept up to date from the journal for as long as somebody looks at them.</summary>
/// <remarks>
/// Each message is read once, some at a time, so that a look costs what happened since the last, in time and in memory. Where something came that tells of
/// earlier messages, the conversation is read anew. Every node reads the same. For one caller at a time.
/// </remarks>
/// <param name="messagesAtOnce">About so many are read at a time.</param>
internal sealed class TurnLedger<TTurns>(IJournalReader journal, int messagesAtOnce = 500) where TTurns : ITurns, new()
{
    private Dictionary<ConversationId, Entry> _entries = [];

    /// <summary>Those of these conversations for which a human was asked, and their turns as they are now; the others are forgotten.</summary>
    /// <param name="drops">When agents said that no reply is needed, by conversation.</param>
    public async Task<IReadOnlyCollection<Entry>> ReadAsync(ShopId shop, IReadOnlyList<ConversationRecord> conversations, ILookup<string, DateTimeOffset> drops, CancellationToken cancellationToken)
    {
        var changed = new List<Entry>();
        var entries = new Dictionary<ConversationId, Entry>(conversations.Count);
        foreach (var conversation in conversations.Where(conversation => !Turns.NobodyWasAsked(conversation)))
        {
            var entry = entries[conversation.Id] = _entries.GetValueOrDefault(conversation.Id) ?? new();
            if (!entry.SaysTheSame(conversation, drops[conversation.Id.Value]))
                changed.Add(entry);
        }

        _entries = entries;
        var handOvers = (await journal.HandOversAsync(shop, [.. changed.Select(entry => entry.Conversation.Id)], cancellationToken)).ToLookup(handOver => handOver.Conversation, handOver => handOver.At);
        foreach (var entry in changed)
            entry.Begin([.. drops[entry.Conversation.Id.Value]], [.. handOvers[entry.Conversation.Id]]);
        await ReadAsync(shop, changed, cancellationToken);
        changed.ForEach(entry => entry.End());
        return entries.Values;
    }

    private async Task ReadAsync(ShopId shop, List<Entry> changed, CancellationToken cancellationToken)
    {
        var left = new Queue<Entry>(changed);
        var some = new Dictionary<ConversationId, Entry>();
        while (left.Count > 0)
        {
            some.Clear();
            for (var messages = 0L; messages < messagesAtOnce && left.TryDequeue(out var entry); messages += entry.Expected)
                some.Add(entry.Conversation.Id, entry);
            foreach (var page in await journal.MarksAfterAsync(shop, [.. some.Values.Select(entry => entry.ReadUpTo)], messagesAtOnce, cancellationToken))
            {
                if (some[page.Conversation].Read(page))
                    left.Enqueue(some[page.Conversation]);
            }
        }
    }

    /// <summary>A conversation and its turns.</summary>
    internal sealed class Entry
    {
        private IReadOnlyList<DateTimeOffset> _drops = [];
        private IReadOnlyList<DateTimeOffset> _handOvers = [];
        private TurnReading<TTurns>? _reading;
        private long _upTo;

        // What a recall up to there takes back has not been read.
        private long _recallsUpTo;

        // As it was when it was read to its end.
        private (long LastSeq, DateTimeOffset? TurnOpenedAt, DateTimeOffset? ClosedAt)? _read;

        public ConversationRecord Conversation { get; private set; } = null!;

        /// <summary>Those that ended.</summary>
        public TTurns Turns => _reading!.Turns;

        /// <summary>The one that is open, or ended with the conversation.</summary>
        public Turn? Last { get; private set; }

        public ReadUpTo ReadUpTo => new(Conversation.Id, _upTo);

        /// <summary>How many messages there are to be read, roughly.</summary>
        public long Expected => Math.Max(1, Conversation.LastSeq - _upTo);

        /// <summary>Takes the conversation as it is now, and tells whether nothing came that changes its turns.</summary>
        public bool SaysTheSame(ConversationRecord conversation, IEnumerable<DateTimeOffset> drops)
        {
            Conversation = conversation;
            return _read == SeenNow && drops.SequenceEqual(_drops);
        }

        public void Begin(IReadOnlyList<DateTimeOffset> drops, IReadOnlyList<DateTimeOffset> handOvers)
        {
            var told = !drops.SequenceEqual(_drops) || !handOvers.SequenceEqual(_handOvers);
            (_drops, _handOvers, _read) = (drops, handOvers, null);
            if (_reading is null || told)
                Restart(Conversation.LastSeq);
        }

        /// <summary>Takes what follows, and tells whether there is more to be read.</summary>
        public bool Read(MarkPage page)
        {
            if (page.Recalls.Any(recall => recall.Seq > _recallsUpTo && recall.Of <= _upTo) || (page.Marks is [var first, ..] && first.At < _reading!.EndedUpTo))
            {
                Restart(page.UpTo);
                return true;
            }

            _reading!.Read(page.Marks);
            _upTo = page.UpTo;
            return page.More;
        }

        public void End()
        {
            _reading!.End();
            _read = SeenNow;
            Last = Figures.Turns.LastOf(Conversation, _reading.OpenSince);
        }

        private (long LastSeq, DateTimeOffset? TurnOpenedAt, DateTimeOffset? ClosedAt) SeenNow => (Conversation.LastSeq, Conversation.TurnOpenedAt, Conversation.ClosedAt);

        private void Restart(long recallsUpTo) => (_reading, _upTo, _recallsUpTo) = (new(_drops, _handOvers, new()), 0, recallsUpTo);
    }
}
