namespace ChatRouter.Core.Supervision;

/// <summary>Of so many turns that can be judged, how many were answered within three minutes.</summary>
/// <param name="Judged">Answered, or older than three minutes without an answer.</param>
public readonly record struct InTimeShare(int Judged, int InTime);
