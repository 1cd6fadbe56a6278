using ChatRouter.Core.Webhooks;

namespace ChatRouter.Storage;

/// <summary>A row of <c>webhook_deliveries</c> as every database has it.</summary>
internal static class StoredDeliveryRow
{
    public const string Columns = "shop, webhook, event, kind, conversation, body, made_at, queued_at, state, attempts, due_at, tried_at, took_ms, fault, status, answer";

    public static WebhookDelivery Read(IStoredRow row) => new()
    {
        Shop = new ShopId(row.Text(0)),
        Webhook = new WebhookId(row.Text(1)),
        EventId = row.Text(2),
        Event = (WebhookEvent)row.Number(3),
        Conversation = row.Text(4) is { Length: > 0 } conversation ? new ConversationId(conversation) : null,
        Body = row.Text(5),
        At = row.Time(6),
        QueuedAt = row.Time(7),
        State = (DeliveryState)row.Number(8),
        Attempts = (int)row.Number(9),
        DueAt = row.Time(10),
        Trial = row.TimeOrNull(11) is { } at
            ? new DeliveryTrial(at, (int)row.Number(12), (DeliveryFault?)row.NumberOrNull(13), (int?)row.NumberOrNull(14), row.TextOrNull(15))
            : null,
    };
}
