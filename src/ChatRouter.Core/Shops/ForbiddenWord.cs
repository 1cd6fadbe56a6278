namespace ChatRouter.Core.Shops;

/// <summary>违禁词: a word that the shop's agents must not write to buyers.</summary>
/// <param name="Reason">Why, as the agent reads it.</param>
public sealed record ForbiddenWord(string Word, ForbiddenWordMode Mode, string? Reason = null);
