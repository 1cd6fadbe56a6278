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

    /// <summary>What is said to who asks exactly this question, else to the longest keyword in it, in the language he writes; none: the bot does not know.</summary>
    public static string? Find(ShopBot bot, string? text)
    {
        if (text is not { Length: > 0 and <= LongestQuestion } || AsksForHuman(text))
            return null;
        var asked = Normal(text);
        var (best, length) = (default(BotAnswer), 0);
        foreach (var answer in bot.Answers)
        {
            if (SaidTo(answer, asked) is { } said)
                return said;
            foreach (var keyword in answer.Keywords ?? [])
            {
                if (Normal(keyword) is var word && word.Length > length && asked.Contains(word, StringComparison.Ordinal))
                    (best, length) = (answer, word.Length);
            }
        }

        return IsEnglish(asked) && best?.TextEn is { } inEnglish ? inEnglish : best?.Text;
    }

    // To this very question, in the language of its wording.
    private static string? SaidTo(BotAnswer answer, string asked)
    {
        if (Normal(answer.Question) == asked)
            return answer.Text;
        return answer.QuestionEn is { } english && Normal(english) == asked ? answer.TextEn ?? answer.Text : null;
    }

    // Letters, and none of another script: a number or a sign is in no language.
    private static bool IsEnglish(string asked) => asked.Any(char.IsAsciiLetter) && !asked.Any(c => char.IsLetter(c) && !char.IsAscii(c));

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
