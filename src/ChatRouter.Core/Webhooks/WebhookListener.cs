namespace ChatRouter.Core.Webhooks;

/// <summary>An enabled webhook and the bits of the events that it wants.</summary>
public readonly record struct WebhookListener(ShopId Shop, WebhookId Webhook, int Events)
{
    public bool Wants(WebhookEvent one) => (Events & WebhookEvents.BitOf(one)) != 0;
}
