using ChatRouter.Server.Limits;
using ChatRouter.TestKit;

namespace ChatRouter.Tests.Server;

public sealed class TokenBucketTests
{
    private readonly ManualClock _clock = new();

    [Fact]
    public void A_burst_passes_then_the_rate_holds_and_the_wait_is_told()
    {
        var bucket = new TokenBucket(perSecond: 2, capacity: 3, _clock);
        for (var i = 0; i < 3; i++)
            Assert.Equal(TimeSpan.Zero, bucket.Take());

        Assert.Equal(TimeSpan.FromMilliseconds(500), bucket.Take());
        _clock.Advance(TimeSpan.FromMilliseconds(500));

        Assert.Equal(TimeSpan.Zero, bucket.Take());
        Assert.NotEqual(TimeSpan.Zero, bucket.Take());
    }

    [Fact]
    public void A_bucket_never_holds_more_than_its_burst()
    {
        var bucket = new TokenBucket(perSecond: 100, capacity: 2, _clock);

        _clock.Advance(TimeSpan.FromHours(1));

        Assert.Equal([true, true, false], Enumerable.Range(0, 3).Select(_ => bucket.Take() == TimeSpan.Zero));
    }
}
