namespace ChatRouter.Core.Webhooks;

/// <summary>An event on its way to one webhook, and what came of it.</summary>
public sealed record WebhookDelivery
{
    public required ShopId Shop { get; init; }

    public required WebhookId Webhook { get; init; }

    public required string EventId { get; init; }

    public required WebhookEvent Event { get; init; }

    /// <summary>Its deliveries keep their order; none of a test.</summary>
    public ConversationId? Conversation { get; init; }

    public required string Body { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>From when on it is tried: when it happened, or was replayed.</summary>
    public required DateTimeOffset QueuedAt { get; init; }

    public required DeliveryState State { get; init; }

    /// <summary>Since it was queued.</summary>
    public int Attempts { get; init; }

    public required DateTimeOffset DueAt { get; init; }

    /// <summary>The last attempt; none before the first.</summary>
    public DeliveryTrial? Trial { get; init; }
}
