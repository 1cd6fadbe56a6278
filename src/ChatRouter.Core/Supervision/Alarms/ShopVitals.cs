namespace ChatRouter.Core.Supervision.Alarms;

/// <summary>What a shop's alarms are told from, at one moment.</summary>
/// <param name="Recent">The three-minute rate of the last 30 minutes.</param>
/// <param name="Attendance">Whether one of its agents should be there.</param>
/// <param name="WaitingThoughEligible">Somebody is queued whom an agent could serve. For a moment that may be; it must not last.</param>
public sealed record ShopVitals(DateTimeOffset At, BoardFigures Figures, InTimeShare Recent, IReadOnlyList<GroupVitals> Groups, Attendance Attendance, bool WaitingThoughEligible = false);
