namespace ChatRouter.Core.Diagnosis;

/// <summary>Who was paused in a period: by agent, his longest reason first.</summary>
public sealed record Pauses(IReadOnlyList<PauseTotal> Totals);
