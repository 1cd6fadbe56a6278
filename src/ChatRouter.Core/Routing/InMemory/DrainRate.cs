namespace ChatRouter.Core.Routing.InMemory;

/// <summary>How fast a pool's queue is served: the time in which somebody waited, and how many were served in it.</summary>
internal struct DrainRate
{
    private const int Memory = 32;

    private static readonly long[] Buckets = [30_000, 60_000, 120_000, 180_000, 300_000, 600_000, 900_000, 1_200_000, 1_800_000, 2_700_000, 3_600_000];

    private long _waited;
    private long _served;
    private long _since;

    /// <summary>The queue is no longer empty.</summary>
    public void Start(long now) => _since = now;

    /// <summary>The queue is empty.</summary>
    public void Stop(long now) => _waited += now - _since;

    /// <summary>Somebody was served; <paramref name="now"/> lies in a time in which somebody waited.</summary>
    public void Serve(long now)
    {
        _waited += now - _since;
        _since = now;
        if (++_served < Memory)
            return;

        _waited /= 2;
        _served /= 2;
    }

    /// <summary>Position ÷ rate, rounded up to a bucket; none while nobody was served.</summary>
    public readonly TimeSpan? Eta(int position, long now)
    {
        if (_served == 0)
            return null;

        var wait = position * (_waited + (now - _since)) / _served;
        foreach (var bucket in Buckets)
        {
            if (wait <= bucket)
                return TimeSpan.FromMilliseconds(bucket);
        }

        return TimeSpan.FromMilliseconds(Buckets[^1]);
    }
}
