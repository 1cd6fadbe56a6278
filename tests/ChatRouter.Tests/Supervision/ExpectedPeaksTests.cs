using ChatRouter.Core.Diagnosis;
using ChatRouter.Core.Journal;
using ChatRouter.Core.Routing;
using ChatRouter.Core.Supervision;
using ChatRouter.Core.Supervision.Figures;
using ChatRouter.Tests.Conversations;
using Microsoft.Extensions.Options;

namespace ChatRouter.Tests.Supervision;

/// <summary>When most buyers of a day are expected, by the same weekdays before.</summary>
public sealed class ExpectedPeaksTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task The_two_busiest_hours_of_the_same_weekday_are_told_until_they_are_over()
    {
        await using var shop = await SmallShop.OpenAsync();
        var (peaks, midnight) = Of(shop, (day, hour) => hour is >= 20 and < 22 ? 9 : 2);

        Assert.Equal(new ExpectedPeak(midnight.AddHours(20), midnight.AddHours(22)), await CountedAsync(shop, peaks));
        shop.Clock.Advance(midnight.AddHours(22) - shop.Clock.GetUtcNow());
        Assert.Null(peaks.Of(SmallShop.Id));
    }

    [Fact]
    public async Task Other_weekdays_and_older_weeks_say_nothing()
    {
        await using var shop = await SmallShop.OpenAsync();
        var (peaks, midnight) = Of(shop, (daysAgo, hour) => daysAgo is 7 or 14 or 21 or 28 ? (hour == 10 ? 20 : 1) : hour == 20 ? 1_000 : 0);

        Assert.Equal(midnight.AddHours(9), (await CountedAsync(shop, peaks))?.From);
    }

    [Fact]
    public async Task An_even_day_has_no_peak_and_few_buyers_tell_nothing()
    {
        await using var shop = await SmallShop.OpenAsync();

        Assert.Null(await CountedAsync(shop, Of(shop, (_, _) => 5).Peaks));
        Assert.Null(await CountedAsync(shop, Of(shop, (_, hour) => hour == 20 ? 4 : 0).Peaks));
    }

    // Early in the morning.
    private static (ExpectedPeaks Peaks, DateTimeOffset Midnight) Of(SmallShop shop, Func<int, int, int> eachHour)
    {
        var days = new DayClock(Options.Create(new SupervisionOptions { TimeZone = "Asia/Shanghai" }), shop.Clock);
        var midnight = days.DayOf(shop.Clock.GetUtcNow().AddDays(1));
        shop.Clock.Advance(midnight.AddHours(6) - shop.Clock.GetUtcNow());
        return (new(new History(midnight, eachHour), days, shop.Get<RoutingWork>(), shop.Clock), midnight);
    }

    private static async Task<ExpectedPeak?> CountedAsync(SmallShop shop, ExpectedPeaks peaks)
    {
        Assert.Null(peaks.Of(SmallShop.Id));
        await shop.Get<RoutingWork>().WhenIdleAsync(None);
        return peaks.Of(SmallShop.Id);
    }

    /// <summary>So many assignments in each half hour, by how many days ago it was and its hour.</summary>
    private sealed class History(DateTimeOffset today, Func<int, int, int> eachHour) : IDistributionStore
    {
        public Task<IReadOnlyDictionary<long, int>> TrafficAsync(ShopId shop, DateTimeOffset from, DateTimeOffset until, TimeSpan step, CancellationToken cancellationToken)
        {
            var counts = new Dictionary<long, int>();
            for (var at = from; at < until; at += step)
            {
                var daysAgo = (int)Math.Ceiling((today - at).TotalDays);
                if (eachHour(daysAgo, (at - today.AddDays(-daysAgo)).Hours) is > 0 and var count)
                    counts[(at - DateTimeOffset.UnixEpoch).Ticks / step.Ticks] = count;
            }

            return Task.FromResult<IReadOnlyDictionary<long, int>>(counts);
        }

        public Task AddStatesAsync(IReadOnlyList<AgentStateRecord> states, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<IReadOnlyDictionary<AgentId, AgentStateRecord>> StatesAtAsync(ShopId shop, IReadOnlyCollection<AgentId> agents, DateTimeOffset at, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<IReadOnlyList<AgentStateRecord>> StatesAsync(ShopId shop, DateTimeOffset at, AgentId agent, DateTimeOffset until, int limit, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<IReadOnlyList<AgentId>> PresentAsync(ShopId shop, DateTimeOffset from, DateTimeOffset until, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<DateTimeOffset?> StatesSinceAsync(ShopId shop, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<int> ForgetStatesAsync(DateTimeOffset before, int limit, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<IReadOnlyList<AssignmentRecord>> AssignedAsync(ShopId shop, AssignmentMark after, DateTimeOffset until, int limit, CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
