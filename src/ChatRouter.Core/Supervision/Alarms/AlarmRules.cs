namespace ChatRouter.Core.Supervision.Alarms;

/// <summary>What is wrong. Pure.</summary>
internal static class AlarmRules
{
    /// <summary>How long what was told by an event stays unless it is cleared; none: <see cref="Of"/> tells whether it is still so.</summary>
    /// <remarks>Whoever would clear it may be gone: an order service that still fails is told anew.</remarks>
    public static TimeSpan? StayOf(AlarmKind kind) => kind switch
    {
        AlarmKind.NodeLost => TimeSpan.FromMinutes(10),
        AlarmKind.OrdersFailing => TimeSpan.FromHours(1),
        AlarmKind.WebhookOff or AlarmKind.NotPublished => TimeSpan.MaxValue,
        _ => null,
    };

    public static IEnumerable<AlarmCondition> Of(ShopVitals vitals, SupervisionOptions options)
    {
        var figures = vitals.Figures;
        if (figures.LongestSince is { } since && vitals.At - since > options.LongestWait)
            yield return new(AlarmKind.LongWait, "", TimeSpan.Zero);
        var recent = vitals.Recent;
        if (recent.Judged >= options.RateFrom && recent.InTime < options.InTimeTarget * recent.Judged)
            yield return new(AlarmKind.SlowReplies, "", TimeSpan.Zero);
        if (figures.Queued > options.LongestQueue)
            yield return new(AlarmKind.LongQueue, "", options.After);
        if (HasNoPlace(figures, vitals.Attendance))
            yield return new(AlarmKind.NoPlace, "", options.After);
        if (vitals.Attendance == Attendance.Due && IsEmpty(figures))
            yield return new(AlarmKind.ShopEmpty, "", options.After);
        foreach (var (group, attendance) in vitals.Groups)
        {
            if (attendance != Attendance.Off && group.Figures.Online == 0 && HasMembers(group.Figures) && figures.Online > 0)
                yield return new(AlarmKind.GroupEmpty, group.Id.Value, options.After);
        }
    }

    // Also where nobody has places because all who are there pause. Out of hours they may.
    private static bool HasNoPlace(BoardFigures figures, Attendance attendance) =>
        figures.FreePlaces == 0 && (figures.Places > 0 || (attendance != Attendance.Off && !IsEmpty(figures)));

    private static bool IsEmpty(BoardFigures figures) => figures is { Online: 0, Paused: 0, Grace: 0 };

    private static bool HasMembers(BoardFigures figures) => !IsEmpty(figures) || figures.Offline > 0;
}
