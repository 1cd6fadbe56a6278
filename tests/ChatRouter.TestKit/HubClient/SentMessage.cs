
namespace ChatRouter.TestKit.HubClient;

/// <summary>One send and how it ended: exactly one of ack, refusal and unknown, or none of them while it is under way.</summary>
public sealed class SentMessage(string clientMsgId, string? text)
{
    public string ClientMsgId { get; } = clientMsgId;

    public string? Text { get; } = text;

    /// <summary>Stored for good.</summary>
    public SendAck? Ack { get; internal set; }

    /// <summary>Surely not stored: the fixed code.</summary>
    public string? Refused { get; internal set; }

    /// <summary>The connection ended before the answer; to be sent again with the same id.</summary>
    public bool Unknown { get; internal set; }

    public ConversationId? ConversationId => Ack?.ConversationId;
}
