namespace ChatRouter.Core.Bots;

/// <summary>What a bot says to a text.</summary>
/// <param name="Text">None: it does not know, and a human is asked.</param>
public sealed record BotReply(string? Text);
