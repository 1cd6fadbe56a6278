namespace ChatRouter.Core.Journal;

/// <summary>Which of a shop's conversations are wanted, those that opened last first.</summary>
public sealed record ConversationQuery
{
    /// <summary>Opened at that time or later.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Opened before that time.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Before the one of that id in the order of ids, which is that of their opening: the next page.</summary>
    public string? Before { get; init; }

    public required int Limit { get; init; }
}
