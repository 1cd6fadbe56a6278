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

    /// <summary>The id of the group of the topic that the buyer tapped, as <see cref="OpenRequest.GroupKey"/>; agents' messages steer nothing.</summary>
    public string? GroupKey { get; init; }

    /// <summary>How the buyer came, with the group of his topic instead of the page's. No group has a longer id.</summary>
    public BuyerEntry Steer(BuyerEntry entry) => GroupKey is { Length: > 0 and <= OpenRequest.MaxFieldLength } key ? entry with { Group = new(new(key)) } : entry;

    public MessageBody ToBody() => new(ClientMsgId, Kind, Text, ImageId, Card);
}
