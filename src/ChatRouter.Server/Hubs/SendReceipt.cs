using ChatRouter.Core.Conversations;

namespace ChatRouter.Server.Hubs;

/// <summary>The message is stored for good.</summary>
public sealed record SendReceipt(ConversationId ConversationId, long Seq, DateTimeOffset At, bool Duplicate, Placement Status)
{
    public static SendReceipt Of(Sent sent) => new(sent.Message.ConversationId, sent.Message.Seq, sent.Message.At, sent.Duplicate, sent.Status);
}
