namespace ChatRouter.Core.Supervision.Alarms;

/// <summary>What a shop's alarms are told from, at one moment.</summary>
/// <param name="Recent">The three-minute rate of the last 30 minutes.</param>
/// <param name="IsDue">Somebody should be there: a shift runs, or the hours that the shop has assessed.</param>
public sealed record ShopVitals(DateTimeOffset At, BoardFigures Figures, InTimeShare Recent, IReadOnlyList<BoardGroup> Groups, bool IsDue = false);
