using ChatRouter.Core.Supervision.Figures;

namespace ChatRouter.Core.Supervision;

/// <summary>Of so many turns that can be judged, how many were answered within three minutes.</summary>
/// <param name="Judged">Answered, or older than three minutes without an answer.</param>
public readonly record struct InTimeShare(int Judged, int InTime)
{
    /// <summary>Of those that opened within the shop's assessed hours.</summary>
    internal static InTimeShare Of(IEnumerable<Turn> turns, AssessedHours hours, DateTimeOffset at)
    {
        var (judged, inTime) = (0, 0);
        foreach (var turn in turns.Where(turn => hours.Contain(turn.OpenedAt)))
        {
            var answered = turn.InTimeAt(at);
            judged += answered is null ? 0 : 1;
            inTime += answered is true ? 1 : 0;
        }

        return new(judged, inTime);
    }
}
