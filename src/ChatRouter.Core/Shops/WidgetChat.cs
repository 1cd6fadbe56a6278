namespace ChatRouter.Core.Shops;

/// <summary>What the chat does for its buyers beside talking; all of it off unless the shop wants it.</summary>
public sealed record WidgetChat
{
    public const int MaxTopics = 6;

    /// <summary>What a buyer in the message pool may leave, so that he can be reached.</summary>
    public AskedContact Contact { get; init; }

    /// <summary>Offered before the first message of a conversation, in this order.</summary>
    public IReadOnlyList<ChatTopic> Topics { get; init; } = [];

    /// <summary>Asks before it follows a link that leads off the shop's own pages.</summary>
    public bool WarnOfLinks { get; init; }

    /// <summary>None: the chat's usual words.</summary>
    public ChatTexts? Texts { get; init; }
}
