namespace ChatRouter.Core.Supervision;

/// <summary>近2小时进线/回复: turns that opened and turns that were answered in each step, the last of which is not over.</summary>
public sealed record TurnCurve(DateTimeOffset From, int StepSeconds, IReadOnlyList<int> Arrivals, IReadOnlyList<int> Replies);
