using System.Collections.Frozen;

namespace ChatRouter.Core.Webhooks;

/// <summary>Which webhooks listen to which shop, from memory: the journal asks it at every write.</summary>
public sealed class WebhookAudience
{
    private volatile FrozenDictionary<ShopId, WebhookListener[]> _listeners = FrozenDictionary<ShopId, WebhookListener[]>.Empty;

    /// <summary>Events were stored for somebody; handlers must not block.</summary>
    public event Action? Stored;

    /// <summary>The shop's enabled webhooks; mostly none.</summary>
    public ReadOnlySpan<WebhookListener> Of(ShopId shop) => _listeners.TryGetValue(shop, out var some) ? some : [];

    /// <summary>These and no others listen from now on.</summary>
    public void Set(IEnumerable<WebhookListener> listeners) =>
        _listeners = listeners.GroupBy(listener => listener.Shop).ToFrozenDictionary(shop => shop.Key, shop => shop.ToArray());

    /// <summary>A transaction that stored events was committed.</summary>
    public void WereStored() => Stored?.Invoke();
}
