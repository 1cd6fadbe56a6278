namespace ChatRouter.Core.Webhooks;

/// <summary>An event for one webhook, stored in the transaction that it tells of.</summary>
/// <param name="EventId">The same for every webhook and every repetition: receivers know repetitions by it.</param>
/// <param name="Conversation">None: it is about the shop.</param>
/// <param name="Body">The request's body, complete.</param>
public sealed record OutboxEntry(WebhookListener For, string EventId, WebhookEvent Event, ConversationId? Conversation, string Body, DateTimeOffset At);
