namespace ChatRouter.Core.Supervision.Alarms;

/// <summary>What is wrong by a board. Pure.</summary>
internal static class AlarmRules
{
    public static IEnumerable<AlarmCondition> Of(ShopBoard board, SupervisionOptions options)
    {
        var figures = board.Figures;
        if (figures.LongestSince is { } since && board.At - since > options.LongestWait)
            yield return new(AlarmKind.LongWait, "", TimeSpan.Zero);
        var recent = board.Day.LastHalfHour;
        if (recent.Judged >= options.RateFrom && recent.InTime < options.InTimeTarget * recent.Judged)
            yield return new(AlarmKind.SlowReplies, "", TimeSpan.Zero);
        if (figures.Queued > options.LongestQueue)
            yield return new(AlarmKind.LongQueue, "", options.After);
        if (figures is { Places: > 0, FreePlaces: 0 })
            yield return new(AlarmKind.NoPlace, "", options.After);
        foreach (var group in board.Groups)
        {
            var members = group.Figures.Paused + group.Figures.Grace + group.Figures.Offline;
            if (group.Figures.Online == 0 && members > 0 && figures.Online > 0)
                yield return new(AlarmKind.GroupEmpty, group.Id.Value, options.After);
        }
    }
}
