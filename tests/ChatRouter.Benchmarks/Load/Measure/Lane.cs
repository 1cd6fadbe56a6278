namespace ChatRouter.Benchmarks.Load.Measure;

/// <summary>One direction of one conversation: what was sent, acked and shown, by the sender's counter.</summary>
internal sealed class Lane
{
    private const int Recent = 256;

    private readonly long[] _sentAt = new long[Recent];
    private readonly SeqLog _acked = new();
    private readonly SeqLog _shown = new();
    private int _sent;
    private int _answered;
    private int _highestShown = -1;

    /// <summary>Shown again under the same seq: allowed, a push is a hint.</summary>
    public int Repeated { get; private set; }

    /// <summary>Shown under two seqs: stored twice.</summary>
    public int Doubled { get; private set; }

    /// <summary>Pushed after a later one: allowed, the receiver waits for the earlier.</summary>
    public int Late { get; private set; }

    public int Shown => _shown.Count;

    public int Sent => _sent;

    /// <summary>Everything sent was answered, and everything acked was shown.</summary>
    public bool Settled => Volatile.Read(ref _answered) == _sent && Missing() == 0;

    public int Next(long now)
    {
        var counter = _sent++;
        _sentAt[counter % Recent] = now;
        return counter;
    }

    /// <summary>Notes an ack and returns when the message was sent.</summary>
    public long Ack(int counter, long seq)
    {
        _acked.Note(counter, seq);
        Interlocked.Increment(ref _answered);
        return _sentAt[counter % Recent];
    }

    /// <summary>Notes a refusal.</summary>
    public void Refuse() => Interlocked.Increment(ref _answered);

    /// <summary>Notes a message at the receiver; true when it is the first time.</summary>
    public bool Show(int counter, long seq)
    {
        var before = _shown.Note(counter, seq);
        if (before != 0)
        {
            if (before == seq) Repeated++;
            else Doubled++;
            return false;
        }

        if (counter < _highestShown) Late++;
        _highestShown = Math.Max(_highestShown, counter);
        return true;
    }

    /// <summary>Messages that were acked and never shown.</summary>
    public int Missing() => Enumerable.Range(0, _acked.Count).Count(i => _acked[i] != 0 && _shown[i] == 0);

    /// <summary>Messages whose seq is not above that of the sender's message before: never allowed.</summary>
    public int Disordered() => Enumerable.Range(1, Math.Max(0, _acked.Count - 1)).Count(i => _acked[i] != 0 && _acked[i] < _acked[i - 1]);
}
