using ChatRouter.Core.Conversations;

namespace ChatRouter.TestKit.HubClient;

/// <summary>What a client learns when its message is stored.</summary>
public sealed record SendAck(ConversationId ConversationId, long Seq, DateTimeOffset At, bool Duplicate, Placement Status);
