using ChatRouter.Core.Shops;
using ChatRouter.TestKit;

namespace ChatRouter.Tests.Shops;

/// <summary>What is read of a shop once for all who ask.</summary>
public sealed class ShopReadingsTests
{
    private static readonly ShopId Shop = new("shop");
    private static readonly TimeSpan KeptFor = TimeSpan.FromSeconds(2);

    private readonly ManualClock _clock = new(DateTimeOffset.UnixEpoch);
    private readonly List<TaskCompletionSource<int>> _reads = [];

    [Fact]
    public async Task Who_asks_meanwhile_gets_what_the_first_has_read_and_who_stops_waiting_ends_nothing()
    {
        var readings = new ShopReadings<int>(KeptFor, _clock);
        using var impatient = new CancellationTokenSource();
        var first = readings.OfAsync(Shop, ReadAsync, impatient.Token);
        var second = readings.OfAsync(Shop, ReadAsync, CancellationToken.None);

        _clock.Advance(KeptFor * 2);
        await impatient.CancelAsync();
        _reads.Single().SetResult(7);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        Assert.Equal(7, await second);
    }

    [Fact]
    public async Task It_is_read_anew_once_it_is_old_and_after_a_failure()
    {
        var readings = new ShopReadings<int>(KeptFor, _clock);
        var failed = readings.OfAsync(Shop, ReadAsync, CancellationToken.None);
        _reads[0].SetException(new InvalidOperationException());
        await Assert.ThrowsAsync<InvalidOperationException>(() => failed);

        var next = readings.OfAsync(Shop, ReadAsync, CancellationToken.None);
        _reads[1].SetResult(1);
        _clock.Advance(KeptFor - TimeSpan.FromMilliseconds(1));
        Assert.Equal((1, 1), (await next, await readings.OfAsync(Shop, ReadAsync, CancellationToken.None)));

        _clock.Advance(TimeSpan.FromMilliseconds(1));
        var last = readings.OfAsync(Shop, ReadAsync, CancellationToken.None);
        _reads[2].SetResult(2);
        Assert.Equal(2, await last);
    }

    private Task<int> ReadAsync(ShopId shop)
    {
        _reads.Add(new());
        return _reads[^1].Task;
    }
}
