using ChatRouter.Core.Journal;

namespace ChatRouter.Core.Webhooks;

/// <summary>Keeps webhooks and what is on its way to them; the journal adds to the latter.</summary>
/// <remarks>A write is durable when it returns, and one atomic step. A database that fails or is too slow is a <see cref="JournalUnavailableException"/>. Foreign ids answer like unknown ones.</remarks>
public interface IWebhookStore
{
    /// <summary>The enabled webhooks of all shops.</summary>
    Task<IReadOnlyList<WebhookListener>> ListenersAsync(CancellationToken cancellationToken);

    /// <summary>The highest <see cref="WebhookChange.No"/> so far; 0 before the first.</summary>
    Task<long> LatestChangeAsync(CancellationToken cancellationToken);

    /// <summary>The shops whose listeners changed after that number, by it, at most 1,000. A number can become visible after a higher one, as long as its transaction runs.</summary>
    Task<IReadOnlyList<WebhookChange>> ChangesAsync(long after, CancellationToken cancellationToken);

    /// <summary>The shop's webhooks, oldest first.</summary>
    Task<IReadOnlyList<Webhook>> AllAsync(ShopId shop, CancellationToken cancellationToken);

    Task<Webhook?> FindAsync(ShopId shop, WebhookId id, CancellationToken cancellationToken);

    Task AddAsync(Webhook webhook, CancellationToken cancellationToken);

    /// <summary>Replaces what an administrator sets; false when it is gone or has another version than this one says.</summary>
    Task<bool> ChangeAsync(Webhook webhook, CancellationToken cancellationToken);

    /// <summary>Removes it, with what is on its way. False when the shop has no such webhook.</summary>
    Task<bool> RemoveAsync(ShopId shop, WebhookId id, CancellationToken cancellationToken);

    /// <summary>Disables it because it keeps failing; false when it was disabled before.</summary>
    Task<bool> SwitchOffAsync(ShopId shop, WebhookId id, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>Enabled webhooks that have something due, do not rest, and that no process serves.</summary>
    Task<IReadOnlyList<(ShopId Shop, WebhookId Id)>> DueAsync(DateTimeOffset at, int limit, CancellationToken cancellationToken);

    /// <summary>That process serves the webhook for so long; none when another does, or it is disabled or rests. Repeating it prolongs it.</summary>
    /// <remarks>Where several processes share the database, its clock decides whose the webhook is.</remarks>
    Task<Webhook?> TakeAsync(ShopId shop, WebhookId id, string node, DateTimeOffset at, TimeSpan lease, CancellationToken cancellationToken);

    /// <summary>The process lets go of it.</summary>
    Task ReleaseAsync(ShopId shop, WebhookId id, string node, CancellationToken cancellationToken);

    /// <summary>What is due and has nothing earlier of its conversation waiting before it, the longest due first.</summary>
    Task<IReadOnlyList<WebhookDelivery>> HeadsAsync(ShopId shop, WebhookId id, DateTimeOffset at, int limit, CancellationToken cancellationToken);

    /// <summary>Keeps what came of deliveries that were tried, and how the webhook is. Those that no longer wait stay as they are.</summary>
    Task SettleAsync(ShopId shop, WebhookId id, IReadOnlyList<WebhookDelivery> tried, WebhookHealth health, CancellationToken cancellationToken);

    /// <summary>Adds a delivery that the journal did not: a test.</summary>
    Task AddDeliveryAsync(WebhookDelivery delivery, CancellationToken cancellationToken);

    /// <summary>The webhook's deliveries, the latest first, older than that event.</summary>
    Task<IReadOnlyList<WebhookDelivery>> DeliveriesAsync(ShopId shop, WebhookId id, DeliveryState? state, string? before, int limit, CancellationToken cancellationToken);

    Task<WebhookDelivery?> FindDeliveryAsync(ShopId shop, WebhookId id, string eventId, CancellationToken cancellationToken);

    Task<WebhookBacklog> BacklogAsync(ShopId shop, WebhookId id, CancellationToken cancellationToken);

    /// <summary>It is to be sent from that time on, whatever came of it before. False when there is no such delivery.</summary>
    Task<bool> ReplayAsync(ShopId shop, WebhookId id, string eventId, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>The same of every failed one; returns how many.</summary>
    Task<int> ReplayFailedAsync(ShopId shop, WebhookId id, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>Forgets deliveries that were made before that time, some at a time; returns how many.</summary>
    Task<int> ForgetAsync(DateTimeOffset before, int limit, CancellationToken cancellationToken);
}
