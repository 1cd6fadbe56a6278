namespace ChatRouter.Core.Journal;

/// <summary>A rating, and who owns the rated conversation now, or owned it last.</summary>
public readonly record struct OwnedRating(AgentId? Owner, int Score);
