namespace ChatRouter.Core.Conversations;

/// <summary>How the buyer came into the chat: the agent whose link he followed, and the page or button.</summary>
public sealed record BuyerEntry(AgentId? Named = null, string? Entry = null, string? OrderId = null)
{
    public static readonly BuyerEntry Unknown = new();
}
