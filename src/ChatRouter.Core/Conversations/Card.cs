namespace ChatRouter.Core.Conversations;

/// <summary>A product or an order shown as a card. Every field is the sender's word and shown as text.</summary>
public sealed record Card
{
    public required string Id { get; init; }

    public required string Title { get; init; }

    public string? Image { get; init; }

    public string? Price { get; init; }

    /// <summary>An http or https address.</summary>
    public string? Url { get; init; }

    public string? Note { get; init; }
}
