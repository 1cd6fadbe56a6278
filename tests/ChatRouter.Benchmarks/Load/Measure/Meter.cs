using System.Diagnostics;

namespace ChatRouter.Benchmarks.Load.Measure;

/// <summary>What happens within one measured window. Messages sent before it opened are not counted.</summary>
internal sealed class Meter
{
    private long _acked;
    private long _openedAt = long.MaxValue;
    private TimeSpan _length;

    public Histogram ToAgent { get; } = new();

    public Histogram ToBuyer { get; } = new();

    public Histogram Ack { get; } = new();

    public double AckedPerSecond => Interlocked.Read(ref _acked) / _length.TotalSeconds;

    public TimeSpan Length => _length;

    public void Open() => Volatile.Write(ref _openedAt, Stopwatch.GetTimestamp());

    /// <summary>Ends counting acks; late messages of the window still count for latency.</summary>
    public void Close() => _length = Stopwatch.GetElapsedTime(_openedAt);

    public void Acked(long sentAt)
    {
        if (_length == default && Volatile.Read(ref _openedAt) != long.MaxValue) Interlocked.Increment(ref _acked);
        if (sentAt >= _openedAt) Ack.Add(Stopwatch.GetElapsedTime(sentAt));
    }

    public void Shown(Histogram histogram, long sentAt)
    {
        if (sentAt >= _openedAt) histogram.Add(Stopwatch.GetElapsedTime(sentAt));
    }
}
