using System.Collections.Concurrent;

namespace ChatRouter.Core.Webhooks;

/// <summary>Which webhooks listen to which shop, from memory: the journal asks it at every write.</summary>
public sealed class WebhookAudience
{
    private volatile ConcurrentDictionary<ShopId, WebhookListener[]> _listeners = new();

    /// <summary>Events were stored for somebody; handlers must not block.</summary>
    public event Action? Stored;

    /// <summary>The shop's enabled webhooks; mostly none.</summary>
    public ReadOnlySpan<WebhookListener> Of(ShopId shop) => _listeners.TryGetValue(shop, out var some) ? some : [];

    /// <summary>These and no others listen from now on.</summary>
    public void Set(IEnumerable<WebhookListener> listeners) =>
        _listeners = new(listeners.GroupBy(listener => listener.Shop).Select(shop => KeyValuePair.Create(shop.Key, shop.ToArray())));

    /// <summary>Of these, those that are enabled listen to the shop from now on, and no others.</summary>
    public void Set(ShopId shop, IEnumerable<Webhook> webhooks)
    {
        var listeners = webhooks.Where(webhook => webhook.Enabled).Select(webhook => new WebhookListener(shop, webhook.Id, WebhookEvents.BitsOf(webhook.Events))).ToArray();
        if (listeners.Length == 0)
            _listeners.TryRemove(shop, out _);
        else
            _listeners[shop] = listeners;
    }

    /// <summary>A transaction that stored events was committed.</summary>
    public void WereStored() => Stored?.Invoke();
}
