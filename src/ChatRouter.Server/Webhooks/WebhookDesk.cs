using System.Security.Cryptography;
using ChatRouter.Core.Conversations;
using ChatRouter.Core.Journal;
using ChatRouter.Core.Shops;
using ChatRouter.Core.Supervision;
using ChatRouter.Core.Supervision.Alarms;
using ChatRouter.Core.Webhooks;
using Microsoft.Extensions.Options;

namespace ChatRouter.Server.Webhooks;

/// <summary>What administrators do with a shop's webhooks: set up, try, look at what was sent, send again.</summary>
public sealed class WebhookDesk(
    IWebhookStore store, WebhookClient client, WebhookWatch watch, WebhookSender sender, AlarmDesk alarms, IAuditStore audit, IOptions<WebhookOptions> options, TimeProvider clock)
{
    public const int PageSize = 50;

    private const string SecretPrefix = "whs_";
    private const int SecretBytes = 32;

    private static readonly Rejection Unknown = new(ErrorCode.NotFound, "There is no such webhook.");
    private static readonly Rejection UnknownDelivery = new(ErrorCode.NotFound, "There is no such delivery.");
    private static readonly Rejection Changed = new(ErrorCode.ChangedMeanwhile, "Somebody else changed the webhook meanwhile. Look again.");

    public Task<IReadOnlyList<Webhook>> AllAsync(ShopId shop, CancellationToken cancellationToken) => store.AllAsync(shop, cancellationToken);

    public Task<WebhookBacklog> BacklogAsync(Webhook webhook, CancellationToken cancellationToken) => store.BacklogAsync(webhook.Shop, webhook.Id, cancellationToken);

    /// <summary>A new webhook, and its secret, which is shown this once. It is told of what happens from now on.</summary>
    public async Task<Result<(Webhook Webhook, string Secret)>> MakeAsync(AgentIdentity admin, string url, IReadOnlyList<WebhookEvent> events, bool enabled, CancellationToken cancellationToken)
    {
        if (WebhookRules.Check(url, events) is { } refused)
            return refused;
        if ((await store.AllAsync(admin.Shop, cancellationToken)).Count >= options.Value.PerShop)
            return new Rejection(ErrorCode.TooManyWebhooks, $"A shop has at most {options.Value.PerShop} webhooks. Remove one first.");
        var (at, secret) = (StoredTime.Of(clock.GetUtcNow()), NewSecret());
        var webhook = new Webhook
        {
            Shop = admin.Shop,
            Id = new(NewId.At(at)),
            Url = url,
            Events = Sorted(events),
            Enabled = enabled,
            Secrets = [secret],
            MadeBy = admin.Agent,
            MadeAt = at,
            Health = WebhookHealth.Well,
        };
        await store.AddAsync(webhook, cancellationToken);
        await WroteAsync(admin, AuditAction.MadeWebhook, webhook.Id, webhook.Place, cancellationToken);
        return (webhook, secret);
    }

    /// <summary>Replaces what is set, if nobody changed it since that version. Whoever corrects a webhook has it tried at once.</summary>
    public async Task<Result<Webhook>> ChangeAsync(
        AgentIdentity admin, WebhookId id, string url, IReadOnlyList<WebhookEvent> events, bool enabled, long version, CancellationToken cancellationToken)
    {
        if (WebhookRules.Check(url, events) is { } refused)
            return refused;
        if (await store.FindAsync(admin.Shop, id, cancellationToken) is not { } webhook)
            return Unknown;
        var wanted = webhook with
        {
            Url = url,
            Events = Sorted(events),
            Enabled = enabled,
            SwitchedOffAt = enabled ? null : webhook.SwitchedOffAt,
            Health = WebhookHealth.Well,
            Version = version,
        };
        var saved = await SaveAsync(admin, wanted, AuditAction.ChangedWebhook, $"{wanted.Place}: {(enabled ? "enabled" : "disabled")}", cancellationToken);
        if (saved.Succeeded(out _, out _))
            await alarms.ClearAsync(admin.Shop, AlarmKind.WebhookOff, id.Value, cancellationToken);
        return saved;
    }

    public async Task<Rejection?> RemoveAsync(AgentIdentity admin, WebhookId id, CancellationToken cancellationToken)
    {
        if (!await store.RemoveAsync(admin.Shop, id, cancellationToken))
            return Unknown;
        await alarms.ClearAsync(admin.Shop, AlarmKind.WebhookOff, id.Value, cancellationToken);
        await WroteAsync(admin, AuditAction.RemovedWebhook, id, null, cancellationToken);
        return null;
    }

    /// <summary>Another secret beside the present one, shown this once: requests are signed with both.</summary>
    public async Task<Result<(Webhook Webhook, string Secret)>> AddSecretAsync(AgentIdentity admin, WebhookId id, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(admin.Shop, id, cancellationToken) is not { } webhook)
            return Unknown;
        if (webhook.Secrets.Count >= Webhook.MaxSecrets)
            return new Rejection(ErrorCode.InvalidArgument, "Two secrets are live. Remove the older one first.");
        var secret = NewSecret();
        var saved = await SaveAsync(admin, webhook with { Secrets = [.. webhook.Secrets, secret] }, AuditAction.MadeWebhookSecret, null, cancellationToken);
        return saved.Succeeded(out var changed, out var rejection) ? (changed, secret) : rejection;
    }

    /// <summary>Requests are no longer signed with it. The last one stays.</summary>
    public async Task<Result<Webhook>> RemoveSecretAsync(AgentIdentity admin, WebhookId id, string mark, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(admin.Shop, id, cancellationToken) is not { } webhook)
            return Unknown;
        var left = webhook.Secrets.Where(secret => ShopWidget.MarkOf(secret) != mark).ToArray();
        if (left.Length == webhook.Secrets.Count)
            return new Rejection(ErrorCode.NotFound, "There is no such secret.");
        return left.Length == 0
            ? new Rejection(ErrorCode.InvalidArgument, "A webhook keeps one secret. Add another first.")
            : await SaveAsync(admin, webhook with { Secrets = left }, AuditAction.RemovedWebhookSecret, mark, cancellationToken);
    }

    /// <summary>Sends a test event now, enabled or not. One that is taken ends the webhook's rest.</summary>
    public async Task<Result<WebhookDelivery>> TestAsync(AgentIdentity admin, WebhookId id, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(admin.Shop, id, cancellationToken) is not { } webhook)
            return Unknown;
        var at = StoredTime.Of(clock.GetUtcNow());
        var eventId = NewId.At(at);
        var delivery = new WebhookDelivery
        {
            Shop = admin.Shop,
            Webhook = id,
            EventId = eventId,
            Event = WebhookEvent.Test,
            Body = new WebhookBody(eventId, WebhookEvent.Test, admin.Shop, at).ToJson(),
            At = at,
            QueuedAt = at,
            DueAt = at,
            State = DeliveryState.Waiting,
        };
        var trial = await client.SendAsync(webhook, delivery, cancellationToken);
        var tried = delivery with { Attempts = 1, Trial = trial, State = trial.Fault is null ? DeliveryState.Delivered : DeliveryState.Failed };
        await store.AddDeliveryAsync(tried, cancellationToken);
        await audit.WriteAsync(admin, AuditAction.TestedWebhook, id.Value, eventId, clock, cancellationToken);
        if (trial.Fault is null && webhook.Health.Failures > 0)
        {
            await store.SettleAsync(admin.Shop, id, [], WebhookHealth.Well, cancellationToken);
            sender.Wake();
        }

        return tried;
    }

    /// <summary>What was sent and is to be sent, the latest first, older than that event.</summary>
    public async Task<Result<WebhookDelivery[]>> DeliveriesAsync(ShopId shop, WebhookId id, DeliveryState? state, string? before, int limit, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(shop, id, cancellationToken) is null)
            return Unknown;
        return (await store.DeliveriesAsync(shop, id, state, before, limit, cancellationToken)).ToArray();
    }

    public async Task<Result<WebhookDelivery>> DeliveryAsync(ShopId shop, WebhookId id, string eventId, CancellationToken cancellationToken) =>
        await store.FindDeliveryAsync(shop, id, eventId, cancellationToken) is { } delivery ? delivery : UnknownDelivery;

    /// <summary>Sends it again, with the same event id.</summary>
    public async Task<Rejection?> ReplayAsync(AgentIdentity admin, WebhookId id, string eventId, CancellationToken cancellationToken)
    {
        if (!await store.ReplayAsync(admin.Shop, id, eventId, StoredTime.Of(clock.GetUtcNow()), cancellationToken))
            return UnknownDelivery;
        await ReplayedAsync(admin, id, eventId, cancellationToken);
        return null;
    }

    /// <summary>Sends all again that were given up; returns how many.</summary>
    public async Task<Result<int>> ReplayFailedAsync(AgentIdentity admin, WebhookId id, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(admin.Shop, id, cancellationToken) is null)
            return Unknown;
        var count = await store.ReplayFailedAsync(admin.Shop, id, StoredTime.Of(clock.GetUtcNow()), cancellationToken);
        await ReplayedAsync(admin, id, $"{count} failed", cancellationToken);
        return count;
    }

    private static IReadOnlyList<WebhookEvent> Sorted(IEnumerable<WebhookEvent> events) => WebhookEvents.Of(WebhookEvents.BitsOf(events));

    private static string NewSecret() => SecretPrefix + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SecretBytes));

    private async Task<Result<Webhook>> SaveAsync(AgentIdentity admin, Webhook wanted, AuditAction action, string? detail, CancellationToken cancellationToken)
    {
        if (!await store.ChangeAsync(wanted, cancellationToken))
            return Changed;
        await WroteAsync(admin, action, wanted.Id, detail, cancellationToken);
        sender.Wake();
        return wanted with { Version = wanted.Version + 1 };
    }

    private async Task WroteAsync(AgentIdentity admin, AuditAction action, WebhookId id, string? detail, CancellationToken cancellationToken)
    {
        await watch.RefreshAsync(admin.Shop, cancellationToken);
        await audit.WriteAsync(admin, action, id.Value, detail, clock, cancellationToken);
    }

    private async Task ReplayedAsync(AgentIdentity admin, WebhookId id, string what, CancellationToken cancellationToken)
    {
        await audit.WriteAsync(admin, AuditAction.ReplayedWebhook, id.Value, what, clock, cancellationToken);
        sender.Wake();
    }
}
