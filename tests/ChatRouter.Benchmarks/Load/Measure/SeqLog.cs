namespace ChatRouter.Benchmarks.Load.Measure;

/// <summary>The seq of each counter value, 0 while there is none. One writer at a time.</summary>
internal sealed class SeqLog
{
    private long[] _seqs = new long[64];

    public int Count { get; private set; }

    public long this[int counter] => counter < _seqs.Length ? _seqs[counter] : 0;

    /// <summary>Notes the seq, unless there is one already; returns the one before.</summary>
    public long Note(int counter, long seq)
    {
        if (counter >= _seqs.Length) Array.Resize(ref _seqs, Math.Max(counter + 1, _seqs.Length * 2));
        if (_seqs[counter] is not 0 and var before) return before;

        _seqs[counter] = seq;
        Count = Math.Max(Count, counter + 1);
        return 0;
    }
}
