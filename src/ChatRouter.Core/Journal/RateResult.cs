namespace ChatRouter.Core.Journal;

/// <summary>Whether the rating is kept; not when the conversation is unknown or another buyer's.</summary>
public sealed record RateResult(bool Rated);
