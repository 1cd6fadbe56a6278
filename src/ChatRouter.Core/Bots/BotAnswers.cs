using ChatRouter.Core.Conversations;

namespace ChatRouter.Core.Bots;

/// <summary>Finds what the bot says to a message. Pure, and quick however hostile the text.</summary>
internal static class BotAnswers
{
    // Who writes more wants more than a common answer.
    private const int LongestQuestion = 200;

    private static readonly string[] HumanWords = ["人工", "真人", "talk to a human", "human agent", "real person"];

    /// <summary>Whether a buyer asks for a human; what the widget's button sends is among it.</summary>
    public static bool AsksForHuman(string? text) => text is { Length: <= LongestQuestion } && Normal(text) is var asked && HumanWords.Any(word => asked.Contains(word, StringComparison.Ordinal));

    /// <summary>The answer whose question this is, else the one with the longest keyword in it; none: the bot does not know.</summary>
    public static BotAnswer? Find(ShopBot bot, string? text)
    {
        if (text is not { Length: > 0 and <= LongestQuestion } || AsksForHuman(text))
            return null;
        var asked = Normal(text);
        var (best, length) = (default(BotAnswer), 0);
        foreach (var answer in bot.Answers)
        {
            if (Normal(answer.Question) == asked)
                return answer;
            foreach (var keyword in answer.Keywords ?? [])
            {
                if (Normal(keyword) is var word && word.Length > length && asked.Contains(word, StringComparison.Ordinal))
                    (best, length) = (answer, word.Length);
            }
        }

        return best;
    }

    /// <summary>Whatever its case, width and surrounding blanks and marks.</summary>
    public static string Normal(string text)
    {
        var folded = string.Create(text.Length, text, static (to, from) =>
        {
            for (var at = 0; at < from.Length; at++)
                to[at] = FullWidth.Fold(from[at]);
        });
        return folded.Trim().TrimEnd('?', '!', '.', '。', '~', ' ');
    }
}
