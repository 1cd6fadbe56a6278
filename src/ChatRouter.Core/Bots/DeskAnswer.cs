using ChatRouter.Core.Phrases;

namespace ChatRouter.Core.Bots;

/// <summary>问答: a common question and what is said to it, as agents find it at their desks, in one language.</summary>
/// <param name="Initials">The question's pinyin initials, such as <c>smshfh</c> for 什么时候发货; may be empty.</param>
/// <param name="Keywords">By which the bot finds it.</param>
public sealed record DeskAnswer(string Question, string Text, string Initials, IReadOnlyList<string> Keywords)
{
    /// <summary>All that the bot knows, whether it answers buyers or not; what it also has in English stands there twice.</summary>
    public static IReadOnlyList<DeskAnswer> Of(ShopBot bot) => [.. bot.Answers.SelectMany(Of)];

    private static IEnumerable<DeskAnswer> Of(BotAnswer answer)
    {
        yield return Of(answer, answer.Question, answer.Text);
        if (answer is not { QuestionEn: null, TextEn: null })
            yield return Of(answer, answer.QuestionEn ?? answer.Question, answer.TextEn ?? answer.Text);
    }

    private static DeskAnswer Of(BotAnswer answer, string question, string text) => new(question, text, PinyinInitials.Of(question), answer.Keywords ?? []);
}
