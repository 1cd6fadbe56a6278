using ChatRouter.Core.Conversations;

namespace ChatRouter.Server.Hubs;

/// <summary>A message to send: text, image, product or order, with exactly the field that the kind needs.</summary>
public sealed record SendRequest
{
    /// <summary>UUID made by the client; the same for every retry of this message.</summary>
    public required string ClientMsgId { get; init; }

    public required MessageKind Kind { get; init; }

    public string? Text { get; init; }

    public string? ImageId { get; init; }

    public Card? Card { get; init; }

    public MessageBody ToBody() => new(ClientMsgId, Kind, Text, ImageId, Card);
}
