namespace ChatRouter.Server.Hubs;

/// <summary>A desk opens: the last contiguous sequence number it has of each conversation.</summary>
public sealed record ResumeRequest
{
    public IReadOnlyDictionary<ConversationId, long> Have { get; init; } = new Dictionary<ConversationId, long>();
}
