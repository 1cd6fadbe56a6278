using ChatRouter.Core.Conversations;
using ChatRouter.Core.Routing;

namespace ChatRouter.Server.Hubs;

/// <summary>A widget opens: where the buyer came from and the last contiguous sequence number it has of each conversation.</summary>
public sealed record OpenRequest
{
    /// <summary>The page or button the chat was opened from; shown to agents.</summary>
    public string? Entry { get; init; }

    public string? OrderId { get; init; }

    /// <summary>The account name of the agent whose link the buyer came by.</summary>
    public string? AgentKey { get; init; }

    /// <summary>The most that a word of the page may have.</summary>
    public const int MaxFieldLength = 512;

    /// <summary>The id of the group whose agents the page wants to answer.</summary>
    public string? GroupKey { get; init; }

    /// <summary>What happens while nobody of that group is Online.</summary>
    public GroupFallback Fallback { get; init; }

    /// <summary>What the page says of the buyer, within the bounds of <see cref="BuyerContext"/>; shown to agents as unverified.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = new Dictionary<string, string>();

    public IReadOnlyDictionary<ConversationId, long> Have { get; init; } = new Dictionary<ConversationId, long>();
}
