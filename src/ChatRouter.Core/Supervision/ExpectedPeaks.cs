using ChatRouter.Core.Diagnosis;
using ChatRouter.Core.Routing;
using ChatRouter.Core.Supervision.Figures;

namespace ChatRouter.Core.Supervision;

/// <summary>Expects of a day what the same weekday of the last four weeks brought.</summary>
/// <remarks>The peak is the two hours to which most assignments fell, where they had half as many again as two hours of an even day. Nobody waits for the figure.</remarks>
public sealed class ExpectedPeaks
{
    /// <summary>How old a figure may be.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(30);

    /// <summary>Fewer assignments on all of those days say nothing.</summary>
    public const int Fewest = 40;

    private const int Weeks = 4;
    private const int StepsOfPeak = 4;
    private const int StepsOfDay = 48;
    private const double LeastRise = 1.5;

    private readonly IDistributionStore _history;
    private readonly DayClock _days;
    private readonly TimeProvider _clock;
    private readonly KeptFigures<ExpectedPeak> _peaks;

    public ExpectedPeaks(IDistributionStore history, DayClock days, RoutingWork work, TimeProvider clock)
    {
        (_history, _days, _clock) = (history, days, clock);
        _peaks = new(KeptFor, CountAsync, work, clock);
    }

    /// <summary>Today's peak; none: it is over, or there is none, or it is not known yet.</summary>
    public ExpectedPeak? Of(ShopId shop) => _peaks.Of(shop) is { } peak && peak.Until > _clock.GetUtcNow() ? peak : null;

    private async Task<ExpectedPeak?> CountAsync(ShopId shop, DateTimeOffset now)
    {
        var today = _days.DayOf(now);
        var counts = new int[StepsOfDay];
        for (var week = 1; week <= Weeks; week++)
        {
            // From noon back to midnight: the clocks may have been changed since.
            var day = _days.DayOf(today.AddDays(-7 * week).AddHours(12));
            foreach (var (step, count) in await _history.TrafficAsync(shop, day, day + (Traffic.Step * StepsOfDay), Traffic.Step, CancellationToken.None))
                counts[(int)((DateTimeOffset.UnixEpoch + (step * Traffic.Step) - day) / Traffic.Step)] += count;
        }

        return PeakOf(counts) is { } first ? new(today + (first * Traffic.Step), today + ((first + StepsOfPeak) * Traffic.Step)) : null;
    }

    // The step that it begins with; of equal ones the first.
    private static int? PeakOf(int[] counts)
    {
        var total = counts.Sum();
        if (total < Fewest)
            return null;
        var sums = Enumerable.Range(0, StepsOfDay - StepsOfPeak + 1).Select(first => counts.Skip(first).Take(StepsOfPeak).Sum()).ToArray();
        var highest = sums.Max();
        return highest >= LeastRise * total * StepsOfPeak / StepsOfDay ? Array.IndexOf(sums, highest) : null;
    }
}
