namespace ChatRouter.Server.Limits;

/// <summary>A token bucket: <c>capacity</c> at once, refilled by <c>perSecond</c>. Holds no timer; safe for concurrent use.</summary>
public sealed class TokenBucket(double perSecond, double capacity, TimeProvider clock)
{
    private readonly Lock gate = new();
    private readonly double burst = capacity;
    private double tokens = capacity;
    private long filledAt = clock.GetTimestamp();

    /// <summary>Zero when a token was there and is taken; else how long until one is.</summary>
    public TimeSpan Take()
    {
        lock (gate)
        {
            var now = clock.GetTimestamp();
            tokens = Math.Min(burst, tokens + clock.GetElapsedTime(filledAt, now).TotalSeconds * perSecond);
            filledAt = now;
            if (tokens < 1)
                return TimeSpan.FromSeconds((1 - tokens) / perSecond);
            tokens--;
            return TimeSpan.Zero;
        }
    }

    /// <summary>Whether the bucket is full again and may be forgotten.</summary>
    public bool IsFull => clock.GetElapsedTime(filledAt).TotalSeconds * perSecond + tokens >= burst;
}
