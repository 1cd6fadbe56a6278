using ChatRouter.Core.Routing;

namespace ChatRouter.Core.Conversations;

/// <summary>How the buyer came into the chat: the agent whose link he followed, the group that the page named, the page or button, and what the page says of him.</summary>
public sealed record BuyerEntry(AgentId? Named = null, GroupHint? Group = null, string? Entry = null, string? OrderId = null, IReadOnlyDictionary<string, string>? Metadata = null)
{
    public static readonly BuyerEntry Unknown = new();

    /// <summary>What agents may see of it; none when there is nothing.</summary>
    public BuyerContext? ContextAt(DateTimeOffset at) => Entry is null && OrderId is null && Metadata is not { Count: > 0 }
        ? null
        : new() { Entry = Entry, OrderId = OrderId, Metadata = Metadata ?? new Dictionary<string, string>(), At = at };
}
