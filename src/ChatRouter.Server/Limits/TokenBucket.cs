namespace ChatRouter.Server.Limits;

/// <summary>A token bucket: <c>capacity</c> at once, refilled by <c>perSecond</c>. Holds no timer; safe for concurrent use.</summary>
public sealed class TokenBucket(double perSecond, double capacity, TimeProvider clock)
{
    private readonly Lock _gate = new();
    private readonly double _burst = capacity;
    private double _tokens = capacity;
    private long _filledAt = clock.GetTimestamp();

    /// <summary>Zero when a token was there and is taken; else how long until one is.</summary>
    public TimeSpan Take()
    {
        lock (_gate)
        {
            var now = clock.GetTimestamp();
            _tokens = Math.Min(_burst, _tokens + clock.GetElapsedTime(_filledAt, now).TotalSeconds * perSecond);
            _filledAt = now;
            if (_tokens < 1)
                return TimeSpan.FromSeconds((1 - _tokens) / perSecond);
            _tokens--;
            return TimeSpan.Zero;
        }
    }

    /// <summary>Whether the bucket is full again and may be forgotten.</summary>
    public bool IsFull => clock.GetElapsedTime(_filledAt).TotalSeconds * perSecond + _tokens >= _burst;
}
