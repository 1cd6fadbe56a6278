using ChatRouter.Core.Conversations;
using ChatRouter.Core.Routing;

namespace ChatRouter.Core.Shops;

/// <summary>What the topics and texts of a chat must be before they are saved.</summary>
internal static class ChatRules
{
    /// <summary>With names and texts as they are shown; a blank one is none.</summary>
    public static WidgetChat? Trimmed(WidgetChat? chat) => chat is null ? null : chat with
    {
        Topics = [.. chat.Topics.Select(topic => topic with { LabelZh = Trimmed(topic.LabelZh), LabelEn = Trimmed(topic.LabelEn) })],
        Texts = Trimmed(chat.Texts),
    };

    public static void Check(IReadOnlyList<ChatTopic> topics, IReadOnlyList<RoutingGroup> groups, int maxLabelLength, FieldFaults faults)
    {
        faults.Unless(topics.Count <= WidgetChat.MaxTopics, "topics", FieldFault.TooMany);
        for (var i = 0; i < Math.Min(topics.Count, WidgetChat.MaxTopics); i++)
        {
            // JSON's null can stand where a topic should.
            if (topics[i] is not { } topic)
                faults.Unless(false, $"topics.{i}", FieldFault.Malformed);
            else
                faults.Unless(NameOf(topic) is not null, $"topics.{i}", FieldFault.Required)
                    .Unless(MessageRules.Fits(topic.LabelZh, maxLabelLength) && MessageRules.Fits(topic.LabelEn, maxLabelLength), $"topics.{i}", FieldFault.TooLong)
                    .Unless(!IsOrphan(topic, groups), $"topics.{i}.groupKey", FieldFault.Unknown);
        }
    }

    /// <summary>What is wrong with which of the texts, by where they stand on the wire; the first fault of each.</summary>
    public static IEnumerable<(string Place, string Fault)> FaultsOf(ChatTexts? texts)
    {
        foreach (var (place, text) in texts?.All() ?? [])
        {
            if (Trimmed(text) is { Length: > ChatWords.MaxLength })
                yield return (place, FieldFault.TooLong);
            else if (!MessageRules.Fits(text, int.MaxValue))
                yield return (place, FieldFault.Malformed);
        }
    }

    /// <summary>The names of the topics whose group the shop does not have, or has no longer.</summary>
    public static IEnumerable<string> Orphans(IReadOnlyList<ChatTopic> topics, IReadOnlyList<RoutingGroup> groups) =>
        topics.Take(WidgetChat.MaxTopics).Where(topic => topic is not null && IsOrphan(topic, groups)).Select(topic => NameOf(topic) ?? "?");

    /// <summary>What a topic is called where there is one name for it.</summary>
    public static string? NameOf(ChatTopic topic) => Trimmed(topic.LabelZh) ?? Trimmed(topic.LabelEn);

    private static bool IsOrphan(ChatTopic topic, IReadOnlyList<RoutingGroup> groups) => topic.GroupKey is { } key && groups.All(group => group.Id.Value != key);

    /// <summary>Without those that are blank, and none where all are.</summary>
    public static ChatTexts? Trimmed(ChatTexts? said)
    {
        var texts = new ChatTexts(Trimmed(said?.Zh), Trimmed(said?.En));
        return texts == new ChatTexts() ? null : texts;
    }

    private static ChatWords? Trimmed(ChatWords? said)
    {
        var words = new ChatWords(Trimmed(said?.Welcome), Trimmed(said?.OutOfHours), Trimmed(said?.Queue), Trimmed(said?.Left), Trimmed(said?.Ended));
        return words == new ChatWords() ? null : words;
    }

    private static string? Trimmed(string? label) => string.IsNullOrWhiteSpace(label) ? null : label.Trim();
}
