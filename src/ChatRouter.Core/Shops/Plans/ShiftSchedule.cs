using System.Globalization;

namespace ChatRouter.Core.Shops.Plans;

/// <summary>Who is on duty when, by a shop's shift plan.</summary>
/// <remarks>
/// A shift begins when the shop's clocks first show its start and ends when they last show its end; where they leap over one of the two, it is the leap.
/// So nobody leaves early because the clocks are set back. A span over midnight belongs to the day on which it begins.
/// </remarks>
public sealed class ShiftSchedule(ShiftPlan plan)
{
    private const int DaysAhead = 14;

    // A shift of the day before may still run, and a zone's clocks may leap over a whole day.
    private const int DaysBack = 2;

    private readonly TimeZoneInfo _zone = TimeZoneInfo.TryFindSystemTimeZoneById(plan.TimeZone, out var zone) ? zone : TimeZoneInfo.Utc;

    public bool IsOnDuty(AgentId agent, DateTimeOffset at)
    {
        if (IsAlways(agent))
            return true;
        var today = DateAt(at);
        for (var day = -DaysBack; day <= 1; day++)
        {
            foreach (var (from, to) in SpansOf(agent, today.AddDays(day)))
            {
                if (from <= at && at < to)
                    return true;
            }
        }

        return false;
    }

    /// <summary>The next instant at which somebody's duty may begin or end; at the latest a day from now.</summary>
    public DateTimeOffset NextChange(DateTimeOffset after)
    {
        var (next, today) = (after.AddDays(1), DateAt(after));
        foreach (var agent in Planned)
        {
            for (var day = -DaysBack; day <= 2; day++)
            {
                foreach (var (from, to) in SpansOf(agent, today.AddDays(day)))
                    next = Sooner(Sooner(next, from, after), to, after);
            }
        }

        return next;
    }

    /// <summary>When the first of these agents comes on duty; none when one of them is, or nobody comes within two weeks.</summary>
    public DateTimeOffset? OpensAt(IEnumerable<AgentId> agents, DateTimeOffset at)
    {
        DateTimeOffset? opens = null;
        var today = DateAt(at);
        foreach (var agent in agents)
        {
            if (IsOnDuty(agent, at))
                return null;
            for (var day = -DaysBack; day <= DaysAhead; day++)
            {
                foreach (var (from, to) in SpansOf(agent, today.AddDays(day)))
                {
                    if (from > at && from < to && (opens is null || from < opens))
                        opens = from;
                }
            }
        }

        return opens;
    }

    /// <summary>The agent's shift that runs then, else his next within two weeks; none for whoever has none, or is always on duty.</summary>
    public Duty? DutyOf(AgentId agent, DateTimeOffset at) => IsAlways(agent) ? null : Enumerable.Range(-DaysBack, DaysBack + DaysAhead + 1)
        .SelectMany(day => SpansOf(agent, DateAt(at).AddDays(day)))
        .Where(span => span.From < span.To && span.To > at)
        .OrderBy(span => span.From)
        .Select(span => new Duty(span.From, span.To))
        .FirstOrDefault();

    /// <summary>The minutes of that day's clock, from midnight, between which nobody of these agents is on duty.</summary>
    public IReadOnlyList<(int From, int To)> Gaps(IReadOnlyCollection<AgentId> agents, DateOnly date, int from, int to)
    {
        if (agents.Any(IsAlways))
            return [];
        var spans = agents.SelectMany(agent => new[] { date.AddDays(-1), date }.SelectMany(day => ReadingsOf(agent, day).Select(span => (span.From + Offset(day), To: span.To + Offset(day)))))
            .Order().ToList();
        var gaps = new List<(int, int)>();
        foreach (var (begins, ends) in spans)
        {
            if (begins > from)
                gaps.Add((from, Math.Min(begins, to)));
            from = Math.Max(from, ends);
            if (from >= to)
                break;
        }

        if (from < to)
            gaps.Add((from, to));
        return [.. gaps.Where(gap => gap.Item1 < gap.Item2)];

        int Offset(DateOnly day) => (day.DayNumber - date.DayNumber) * ShiftClock.MinutesOfDay;
    }

    /// <summary>The date that the shop's calendars show.</summary>
    public DateOnly DateAt(DateTimeOffset at) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, _zone).DateTime);

    private IEnumerable<AgentId> Planned => plan.Weeks.Keys.Union(plan.Exceptions.Values.SelectMany(agents => agents.Keys));

    private bool IsAlways(AgentId agent) => !plan.Weeks.ContainsKey(agent) && !plan.Exceptions.Values.Any(agents => agents.ContainsKey(agent));

    private IEnumerable<(DateTimeOffset From, DateTimeOffset To)> SpansOf(AgentId agent, DateOnly date)
    {
        var midnight = date.ToDateTime(default);
        return ReadingsOf(agent, date).Select(span =>
            (ShiftClock.Instants(midnight.AddMinutes(span.From), _zone).First, ShiftClock.Instants(midnight.AddMinutes(span.To), _zone).Last));
    }

    // In minutes since the date's midnight.
    private IEnumerable<(int From, int To)> ReadingsOf(AgentId agent, DateOnly date)
    {
        if (TemplatesOf(agent, date) is not { } templates)
            return [(0, ShiftClock.MinutesOfDay)];
        return templates.Where(plan.Templates.ContainsKey).SelectMany(template => plan.Templates[template].Spans).Select(ReadingOf);
    }

    // None: the whole day, for somebody of whom only other days are said.
    private IReadOnlyList<string>? TemplatesOf(AgentId agent, DateOnly date) =>
        plan.Exceptions.TryGetValue(date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), out var agents) && agents.TryGetValue(agent, out var exception) ? exception
        : plan.Weeks.TryGetValue(agent, out var week) ? week[date.DayOfWeek]
        : null;

    private static (int From, int To) ReadingOf(ShiftSpan span)
    {
        _ = ShiftClock.TryMinutes(span.From, out var from);
        _ = ShiftClock.TryMinutes(span.To, out var to);
        return (from, to > from ? to : to + ShiftClock.MinutesOfDay);
    }

    private static DateTimeOffset Sooner(DateTimeOffset next, DateTimeOffset candidate, DateTimeOffset after) => candidate > after && candidate < next ? candidate : next;
}
