using ChatRouter.Core.Supervision.Figures;

namespace ChatRouter.Core.Supervision;

/// <summary>Of so many turns that can be judged, how many were answered within three minutes.</summary>
/// <param name="Judged">Answered, or older than three minutes without an answer.</param>
public readonly record struct InTimeShare(int Judged, int InTime)
{
    /// <summary>Of those that opened within the shop's assessed hours.</summary>
    internal static InTimeShare Of(IEnumerable<Turn> turns, AssessedHours hours, DateTimeOffset at) =>
        turns.Where(turn => hours.Contain(turn.OpenedAt)).Aggregate(default(InTimeShare), (share, turn) => share.With(turn.InTimeAt(at)));

    public static InTimeShare operator +(InTimeShare one, InTimeShare other) => new(one.Judged + other.Judged, one.InTime + other.InTime);

    /// <summary>And one turn more; none: it cannot be judged.</summary>
    internal InTimeShare With(bool? inTime) => inTime is { } judged ? new(Judged + 1, InTime + (judged ? 1 : 0)) : this;
}
