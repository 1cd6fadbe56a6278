namespace ChatRouter.Server.Hubs;

/// <summary>A desk opens: the last contiguous sequence number it has of each conversation.</summary>
public sealed record ResumeRequest
{
    public IReadOnlyDictionary<ConversationId, long> Have { get; init; } = new Dictionary<ConversationId, long>();

    /// <summary>Somebody sat down here: the agent's other desks are told that he is served by this one. A desk that merely reconnects takes over nothing.</summary>
    public bool TakeOver { get; init; }
}
