using System.Text.Json;
using ChatRouter.Core.Delivery;

namespace ChatRouter.Core.Webhooks;

/// <summary>Sets of events, as bits.</summary>
public static class WebhookEvents
{
    /// <summary>Those that a webhook can subscribe to.</summary>
    public static readonly IReadOnlyList<WebhookEvent> All = [.. Enum.GetValues<WebhookEvent>().Except([WebhookEvent.Test])];

    public static int BitsOf(IEnumerable<WebhookEvent> events) => events.Aggregate(0, (bits, one) => bits | BitOf(one));

    public static IReadOnlyList<WebhookEvent> Of(int bits) => [.. All.Where(one => (bits & BitOf(one)) != 0)];

    /// <summary>As it is on the wire.</summary>
    public static string NameOf(WebhookEvent one) => JsonSerializer.SerializeToElement(one, EventJson.Options).GetString()!;

    internal static int BitOf(WebhookEvent one) => 1 << (int)one;
}
