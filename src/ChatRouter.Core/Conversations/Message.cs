namespace ChatRouter.Core.Conversations;

/// <summary>One stored message, as everybody sees it.</summary>
/// <remarks><see cref="Seq"/> is unique and gapless from 1 within the conversation; everybody shows messages by it.</remarks>
public sealed record Message
{
    public required ConversationId ConversationId { get; init; }

    public required long Seq { get; init; }

    public required MessageFrom From { get; init; }

    /// <summary>The buyer's or agent's id; none for bot and system.</summary>
    public string? SenderId { get; init; }

    public string? SenderName { get; init; }

    public required MessageKind Kind { get; init; }

    public string? Text { get; init; }

    public string? ImageId { get; init; }

    public Card? Card { get; init; }

    /// <summary>The number of the message that a <see cref="MessageKind.Recall"/> takes back.</summary>
    public long? Recalls { get; init; }

    /// <summary>The sender's own id of this message (UUID version 7), by which a repeated send is known.</summary>
    public required string ClientMsgId { get; init; }

    /// <summary>When the server stored it, UTC, millisecond precision.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>As it reads once it was taken back.</summary>
    public Message Withdrawn() => this with { Kind = MessageKind.Recalled, Text = null, ImageId = null, Card = null };
}
