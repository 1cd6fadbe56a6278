using ChatRouter.Core.Conversations;
using ChatRouter.Core.Shops;

namespace ChatRouter.Core.Webhooks;

/// <summary>What a webhook must be before it is kept. Where its address leads is judged whenever it is connected to.</summary>
public static class WebhookRules
{
    public static Rejection? Check(string url, IReadOnlyList<WebhookEvent> events) => new FieldFaults()
        .Unless(url.Length <= ShopDesk.MaxUrlLength, "url", FieldFault.TooLong).Unless(ShopDesk.IsWebAddress(url), "url", FieldFault.Malformed)
        .Unless(events.Count > 0, "events", FieldFault.Required).Unless(events.All(WebhookEvents.All.Contains), "events", FieldFault.Unknown)
        .Refusal("A webhook needs an http or https address without user name, and an event.");
}
