using ChatRouter.Core.Conversations;

namespace ChatRouter.TestKit.HubClient;

/// <summary>One conversation as a correct client renders it: the contiguous run of messages by seq, and how they came.</summary>
/// <remarks>Safe for use from several threads.</remarks>
public sealed class Timeline
{
    private readonly Lock _lock = new();
    private readonly List<Message> _shown = [];
    private readonly Dictionary<long, Message> _ahead = [];
    private readonly Dictionary<(MessageFrom From, string? SenderId, string ClientMsgId), long> _seqs = [];
    private readonly List<string> _conflicts = [];
    private long _upTo;

    /// <summary>The messages rendered so far, in order.</summary>
    public IReadOnlyList<Message> Shown
    {
        get { lock (_lock) return [.. _shown]; }
    }

    /// <summary>The last contiguous seq.</summary>
    public long UpTo
    {
        get { lock (_lock) return _upTo; }
    }

    /// <summary>Whether messages are held back because of a hole before them.</summary>
    public bool HasHole
    {
        get { lock (_lock) return _ahead.Count > 0; }
    }

    /// <summary>Pushed messages that the client had already; allowed, a push is a hint.</summary>
    public int Repeated { get; private set; }

    /// <summary>Pushed messages that came before an earlier one; repaired by Sync.</summary>
    public int Early { get; private set; }

    /// <summary>Different messages under one seq, or one client id under two seqs: never allowed.</summary>
    public IReadOnlyList<string> Conflicts
    {
        get { lock (_lock) return [.. _conflicts]; }
    }

    /// <summary>A pushed message.</summary>
    public void Push(Message message)
    {
        lock (_lock)
        {
            if (message.Seq <= _upTo || _ahead.ContainsKey(message.Seq)) Repeat(message);
            else
            {
                if (message.Seq > _upTo + 1) Early++;
                _ahead[message.Seq] = message;
                Advance();
            }
        }
    }

    /// <summary>Messages of a snapshot or Sync page: complete after <paramref name="afterSeq"/> as far as they reach.</summary>
    /// <remarks>What such a page leaves out (an internal note, for a buyer) this client is not meant to see.</remarks>
    public void Fill(IReadOnlyList<Message> messages, long afterSeq)
    {
        lock (_lock)
        {
            // A snapshot that starts later than what is known may leave out messages in between.
            if (afterSeq > _upTo && _upTo > 0) return;

            foreach (var message in messages.Where(m => m.Seq > _upTo))
            {
                _ahead.Remove(message.Seq);
                Show(message);
            }

            foreach (var passed in _ahead.Keys.Where(seq => seq <= _upTo).ToList())
            {
                _ahead.Remove(passed);
                // What was pushed before the first page and lies before it is shown by scrolling back.
                if (passed > afterSeq) _conflicts.Add($"seq {passed} was pushed but is not in the page");
            }

            Advance();
        }
    }

    private void Advance()
    {
        while (_ahead.Remove(_upTo + 1, out var next)) Show(next);
    }

    private void Show(Message message)
    {
        if (!_seqs.TryAdd(Identity(message), message.Seq)) _conflicts.Add($"{message.ClientMsgId} again as seq {message.Seq}");
        _shown.Add(message);
        _upTo = message.Seq;
    }

    private void Repeat(Message message)
    {
        Repeated++;
        var same = _seqs.TryGetValue(Identity(message), out var seq)
            ? seq == message.Seq
            : _ahead.TryGetValue(message.Seq, out var held) ? Identity(held) == Identity(message) : message.Seq < _shown[0].Seq;
        if (!same) _conflicts.Add($"seq {message.Seq} twice");
    }

    private static (MessageFrom From, string? SenderId, string ClientMsgId) Identity(Message message) =>
        (message.From, message.SenderId, message.ClientMsgId);
}
