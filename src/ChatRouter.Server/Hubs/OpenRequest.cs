namespace ChatRouter.Server.Hubs;

/// <summary>A widget opens: where the buyer came from and the last contiguous sequence number it has of each conversation.</summary>
public sealed record OpenRequest
{
    /// <summary>The page or button the chat was opened from; shown to agents.</summary>
    public string? Entry { get; init; }

    public string? OrderId { get; init; }

    /// <summary>The account name of the agent whose link the buyer came by.</summary>
    public string? AgentKey { get; init; }

    public IReadOnlyDictionary<ConversationId, long> Have { get; init; } = new Dictionary<ConversationId, long>();
}
