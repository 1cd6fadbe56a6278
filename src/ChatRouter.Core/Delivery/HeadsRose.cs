namespace ChatRouter.Core.Delivery;

/// <summary>The last sequence numbers of conversations that rose since the connection's previous digest. Wire: <c>Heads({conversationId: lastSeq})</c>.</summary>
public sealed record HeadsRose(IReadOnlyDictionary<ConversationId, long> Heads) : ServerEvent;
