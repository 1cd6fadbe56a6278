namespace ChatRouter.Core.Supervision.Figures;

/// <summary>Of the turns that opened in each minute, how many were answered in time: all that is kept of them, however many they are.</summary>
internal sealed class MinuteShares : ITurns
{
    private readonly List<(DateTimeOffset Minute, InTimeShare Share)> _minutes = [];

    public void Add(Turn ended)
    {
        var minute = MinuteOf(ended.OpenedAt);
        if (_minutes is not [.., var last] || last.Minute != minute)
            _minutes.Add(last = (minute, default));
        _minutes[^1] = (minute, last.Share.With(ended.InTimeAt(ended.EndedAt!.Value)));
    }

    /// <summary>Of those that opened in the minute of <paramref name="since"/> or later, and within the shop's assessed hours; forgets those before.</summary>
    public InTimeShare Since(DateTimeOffset since, AssessedHours hours)
    {
        _minutes.RemoveAll(of => of.Minute < MinuteOf(since));
        return _minutes.Where(of => hours.Contain(of.Minute)).Aggregate(default(InTimeShare), (share, of) => share + of.Share);
    }

    private static DateTimeOffset MinuteOf(DateTimeOffset at) => new(at.Ticks - at.Ticks % TimeSpan.TicksPerMinute, at.Offset);
}
