namespace ChatRouter.Core.Bots;

/// <summary>What the bot says to a common question.</summary>
/// <param name="Question">As a buyer would ask it; whoever asks exactly so gets this answer.</param>
/// <param name="Keywords">Or whose message holds one of these; of several answers the one with the longest.</param>
/// <param name="Text">The answer.</param>
/// <param name="Suggested">Offered to the buyer before his first message, to be tapped.</param>
/// <param name="QuestionEn">The same question in English; none: it has one wording.</param>
/// <param name="TextEn">The answer to who asks in English; none: <paramref name="Text"/> as well.</param>
public sealed record BotAnswer(
    string Question, IReadOnlyList<string>? Keywords = null, string Text = "", bool Suggested = false, string? QuestionEn = null, string? TextEn = null);
