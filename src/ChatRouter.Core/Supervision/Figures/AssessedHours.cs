using ChatRouter.Core.Shops.Plans;

namespace ChatRouter.Core.Supervision.Figures;

/// <summary>考核时段: which turns a shop's reply rates count, by when they opened on the shop's clocks.</summary>
public sealed class AssessedHours
{
    private readonly TimeZoneInfo _zone;
    private readonly int _from;
    private readonly int _to = ShiftClock.MinutesOfDay;

    private AssessedHours(ShiftPlan shifts)
    {
        _zone = TimeZoneInfo.TryFindSystemTimeZoneById(shifts.TimeZone, out var zone) ? zone : TimeZoneInfo.Utc;
        if (shifts.Assessed is { } hours && ShiftClock.TryMinutes(hours.From, out var from) && ShiftClock.TryMinutes(hours.To, out var to))
            (_from, _to) = (from, to);
    }

    /// <summary>As <c>08:00–23:00</c>; none: all of the day.</summary>
    public string? Reading => _to - _from < ShiftClock.MinutesOfDay ? $"{ShiftClock.Reading(_from)}\u2013{ShiftClock.Reading(_to)}" : null;

    public static AssessedHours Of(ShiftPlan shifts) => new(shifts);

    /// <summary>Whether reply rates count a turn that opened then.</summary>
    public bool Contain(DateTimeOffset openedAt) => TimeZoneInfo.ConvertTime(openedAt, _zone).TimeOfDay.TotalMinutes is var minutes && minutes >= _from && minutes < _to;
}
