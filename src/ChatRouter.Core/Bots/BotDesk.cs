using ChatRouter.Core.Conversations;
using ChatRouter.Core.Shops;
using ChatRouter.Core.Supervision;

namespace ChatRouter.Core.Bots;

/// <summary>What a shop's administrator sets for its bot.</summary>
/// <remarks>A change names the revision that its editor saw, or none to overwrite whatever is there, and stands in the audit.</remarks>
public sealed class BotDesk(ShopEditor editor)
{
    private static readonly Rejection Holes = new FieldFaults().Unless(false, "answers", FieldFault.Malformed).Refusal("An entry is missing.")!;

    public Task<Result<Revised<ShopBot>>> ReadAsync(ShopId shop, CancellationToken cancellationToken) => editor.SectionAsync(shop, BotOf, cancellationToken);

    /// <summary>Replaces it. It counts from the next message on; whom the bot has, it keeps until then.</summary>
    public async Task<Result<Revised<ShopBot>>> SetAsync(AgentIdentity by, ShopBot bot, string? seen, CancellationToken cancellationToken)
    {
        if (BotRules.HasHoles(bot))
            return Holes;
        var trimmed = BotRules.Trimmed(bot);
        return BotRules.Check(trimmed) is { } refused
            ? refused
            : await editor.EditAsync(by, seen, BotOf, before => before with { Bot = trimmed }, AuditAction.ChangedBot, (before, after) => Told(before.Bot, after.Bot), cancellationToken);
    }

    /// <summary>What the bot, as these fields make it, would say to a text. Changes nothing.</summary>
    public static Result<BotReply> Try(ShopBot bot, string text) => BotRules.HasHoles(bot) ? Holes : new BotReply(BotAnswers.Find(bot, text));

    private static ShopBot BotOf(Shop shop) => shop.Bot;

    private static string? Told(ShopBot before, ShopBot after)
    {
        var fields = AuditDetail.OfFields(("mode", before.Mode, after.Mode), ("greeting", before.Greeting, after.Greeting), ("greetingEn", before.GreetingEn, after.GreetingEn), ("backend", before.Backend, after.Backend));
        var answers = AuditDetail.OfList([.. before.Answers.Select(ToldOf)], [.. after.Answers.Select(ToldOf)]);
        string?[] told = [fields, answers is null ? null : $"answers {answers}"];
        return told.OfType<string>().ToList() is { Count: > 0 } changed ? string.Join(", ", changed) : null;
    }

    private static string ToldOf(BotAnswer answer) => $"{answer.Question} [{string.Join(' ', answer.Keywords ?? [])}]{(answer.Suggested ? " (suggested)" : "")}: {answer.Text}{(answer is { QuestionEn: null, TextEn: null } ? "" : $" | {answer.QuestionEn}: {answer.TextEn}")}";
}
