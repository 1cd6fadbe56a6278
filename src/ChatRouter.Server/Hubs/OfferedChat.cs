using ChatRouter.Core.Bots;
using ChatRouter.Core.Shops;

namespace ChatRouter.Server.Hubs;

/// <summary>What the shop's chat does for this buyer beside talking; what is off is absent.</summary>
/// <param name="Contact">What he may leave while nobody is there.</param>
/// <param name="Left">What he has left.</param>
/// <param name="Topics">The shop's topics, then the questions that its bot suggests; there, if empty, when it greets.</param>
/// <param name="Greeting">What its bot says before his first message.</param>
/// <param name="GreetingEn">The same in English; none: it has one wording.</param>
/// <param name="OwnOrigins">Links to other places than these, and this server, are asked about.</param>
/// <param name="RepliesWithinSeconds">How soon buyers usually get their first answer; none: not known, or nothing to promise.</param>
/// <param name="OpensAt">When somebody who takes buyers comes on duty; none while somebody is, or where nobody has shifts.</param>
/// <param name="Texts">What it says instead of its usual words.</param>
/// <param name="GroupTexts">What it says to the buyers of a group instead of <paramref name="Texts"/>; only groups that have some.</param>
public sealed record OfferedChat(
    AskedContact? Contact = null, string? Left = null, IReadOnlyList<ChatTopic>? Topics = null, string? Greeting = null, string? GreetingEn = null, IReadOnlyList<string>? OwnOrigins = null, int? RepliesWithinSeconds = null,
    DateTimeOffset? OpensAt = null, ChatTexts? Texts = null, IReadOnlyDictionary<GroupId, ChatTexts>? GroupTexts = null)
{
    /// <summary>None when everything is off.</summary>
    public static OfferedChat? Of(Shop shop, string? left, TimeSpan? repliesWithin, DateTimeOffset? opensAt)
    {
        var chat = shop.Chat;
        var bot = shop.Bot.Mode == BotMode.Off ? new() : shop.Bot;
        // Whoever taps a question asks it.
        IReadOnlyList<ChatTopic> topics = [.. chat.Topics, .. bot.Answers.Where(answer => answer.Suggested).Select(answer => new ChatTopic(answer.Question, answer.QuestionEn))];
        var offered = new OfferedChat(
            chat.Contact == AskedContact.None ? null : chat.Contact,
            chat.Contact == AskedContact.None ? null : left,
            topics.Count > 0 || bot.Greeting is not null ? topics : null,
            bot.Greeting,
            bot.GreetingEn,
            chat.WarnOfLinks ? shop.Origins : null,
            (int?)repliesWithin?.TotalSeconds,
            opensAt,
            chat.Texts,
            shop.GroupTexts.Count > 0 ? shop.GroupTexts : null);
        return offered == new OfferedChat() ? null : offered;
    }
}
