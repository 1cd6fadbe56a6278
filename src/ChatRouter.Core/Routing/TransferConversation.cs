namespace ChatRouter.Core.Routing;

/// <summary>Exactly one of <see cref="ToAgent"/> and <see cref="ToGroup"/> is set.</summary>
public sealed record TransferConversation
{
    public required ShopId Shop { get; init; }

    public required ConversationId Conversation { get; init; }

    /// <summary>The version that the giver saw; another one is refused with <see cref="RefusalCode.Stale"/>.</summary>
    public required int Version { get; init; }

    /// <summary>Who gives; excluded from a transfer to a group.</summary>
    public required AgentId By { get; init; }

    public AgentId? ToAgent { get; init; }

    public GroupId? ToGroup { get; init; }

    public required DateTimeOffset At { get; init; }
}
