namespace ChatRouter.Core.Bots;

/// <summary>What the bot would do with a message, before it is known who gets it.</summary>
/// <param name="Holds">Rule 5: it wants the buyer.</param>
/// <param name="Answer">What it says to him, if he stays with it or nobody is there; none: nothing of its own.</param>
public readonly record struct BotOffer(bool Holds, string? Answer);
