using ChatRouter.Core.Conversations;

namespace ChatRouter.Core.Bots;

/// <summary>What a bot may be made of.</summary>
internal static class BotRules
{
    private const int MaxSuggested = 6;
    private const int MaxAnswers = 200;
    private const int MaxKeywords = 20;
    private const int MaxQuestionLength = 100;
    private const int MaxKeywordLength = 30;
    private const int MaxTextLength = 1_000;

    /// <summary>Without blanks at the ends of its words.</summary>
    public static ShopBot Trimmed(ShopBot bot) => bot with
    {
        Greeting = TrimmedOrNone(bot.Greeting),
        GreetingEn = TrimmedOrNone(bot.GreetingEn),
        Answers = [.. bot.Answers.Select(answer => answer with
        {
            Question = answer.Question.Trim(),
            Keywords = [.. (answer.Keywords ?? []).Select(keyword => keyword.Trim())],
            Text = answer.Text.Trim(),
            QuestionEn = TrimmedOrNone(answer.QuestionEn),
            TextEn = TrimmedOrNone(answer.TextEn),
        })],
    };

    /// <summary>JSON's null can stand where an entry should.</summary>
    public static bool HasHoles(ShopBot bot) =>
        bot.Answers is null || bot.Answers.Any(answer => answer is null or { Question: null } or { Text: null } || answer.Keywords?.Any(keyword => keyword is null) == true);

    /// <summary>None: it may be so.</summary>
    public static Rejection? Check(ShopBot bot)
    {
        var faults = new FieldFaults()
            .Unless(Enum.IsDefined(bot.Mode), "mode", FieldFault.Malformed)
            .Unless(MessageRules.Fits(bot.Greeting, MaxTextLength), "greeting", FieldFault.TooLong)
            .Unless(bot is not { Greeting: null, GreetingEn: not null }, "greeting", FieldFault.Required)
            .Unless(MessageRules.Fits(bot.GreetingEn, MaxTextLength), "greetingEn", FieldFault.TooLong)
            .Unless(bot.Answers.Count <= MaxAnswers, "answers", FieldFault.TooMany)
            .Unless(bot.Answers.Count(answer => answer.Suggested) <= MaxSuggested, "suggested", FieldFault.TooMany);
        var known = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < Math.Min(bot.Answers.Count, MaxAnswers); i++)
            Check(bot.Answers[i], $"answers.{i}", known, faults);
        return faults.Refusal($"At most {MaxAnswers} different questions of 1 to {MaxQuestionLength} characters, each with at most {MaxKeywords} keywords of 1 to {MaxKeywordLength} and an answer of 1 to 1,000; at most {MaxSuggested} are suggested.");
    }

    private static string? TrimmedOrNone(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static void Check(BotAnswer answer, string at, HashSet<string> known, FieldFaults faults)
    {
        faults.Text($"{at}.question", answer.Question, MaxQuestionLength)
            .Unless(known.Add(BotAnswers.Normal(answer.Question)), $"{at}.question", FieldFault.Duplicate)
            .Text($"{at}.text", answer.Text, MaxTextLength)
            .Unless(MessageRules.Fits(answer.QuestionEn, MaxQuestionLength), $"{at}.questionEn", FieldFault.TooLong)
            .Unless(answer.QuestionEn is null || known.Add(BotAnswers.Normal(answer.QuestionEn)), $"{at}.questionEn", FieldFault.Duplicate)
            .Unless(MessageRules.Fits(answer.TextEn, MaxTextLength), $"{at}.textEn", FieldFault.TooLong)
            .Unless(answer.Keywords!.Count <= MaxKeywords, $"{at}.keywords", FieldFault.TooMany)
            .Unless(answer.Keywords.All(keyword => BotAnswers.Normal(keyword).Length > 0), $"{at}.keywords", FieldFault.Malformed)
            .Unless(answer.Keywords.All(keyword => keyword.Length <= MaxKeywordLength), $"{at}.keywords", FieldFault.TooLong);
    }
}
