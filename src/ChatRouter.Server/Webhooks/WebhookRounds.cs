using ChatRouter.Core.Journal;
using ChatRouter.Core.Supervision;
using ChatRouter.Core.Supervision.Alarms;
using ChatRouter.Core.Webhooks;
using Microsoft.Extensions.Options;

namespace ChatRouter.Server.Webhooks;

/// <summary>Sends what is due to one webhook, a round at a time: of each conversation one event, the next when that one was taken.</summary>
public sealed class WebhookRounds(
    IWebhookStore store, WebhookClient client, WebhookPace pace, WebhookWatch watch, AlarmDesk alarms, IAuditStore audit, IOptions<WebhookOptions> options, TimeProvider clock, ILogger<WebhookRounds> logger)
{
    /// <summary>Who the audit names for what the server did by itself.</summary>
    public static readonly AgentId Nobody = new("system");

    private const int AtOnce = 16;

    private readonly string _node = NewId.At(clock.GetUtcNow());

    /// <summary>Returns when nothing is due, the webhook rests, or another process serves it.</summary>
    public async Task RunAsync(ShopId shop, WebhookId id, CancellationToken cancellationToken)
    {
        // Longer than a round can take: all of it is sent at once, then written down.
        var lease = options.Value.Timeout * 3;
        try
        {
            while (await store.TakeAsync(shop, id, _node, clock.GetUtcNow(), lease, cancellationToken) is { } webhook && await RoundAsync(webhook, cancellationToken))
            {
            }
        }
        finally
        {
            await store.ReleaseAsync(shop, id, _node, CancellationToken.None);
        }
    }

    private async Task<bool> RoundAsync(Webhook webhook, CancellationToken cancellationToken)
    {
        var heads = await store.HeadsAsync(webhook.Shop, webhook.Id, clock.GetUtcNow(), webhook.Health.Failures > 0 ? 1 : AtOnce, cancellationToken);
        if (heads.Count == 0)
            return false;
        var trials = await Task.WhenAll(heads.Select(delivery => client.SendAsync(webhook, delivery, cancellationToken)));
        var at = StoredTime.Of(clock.GetUtcNow());
        var health = pace.After(webhook.Health, trials, at);
        // What was sent was sent: it is written down even while the server stops.
        await store.SettleAsync(webhook.Shop, webhook.Id, [.. heads.Zip(trials, (delivery, trial) => pace.After(delivery, trial, at))], health, CancellationToken.None);
        if (pace.IsHopeless(health, at))
            await SwitchOffAsync(webhook, health, at);
        return true;
    }

    private async Task SwitchOffAsync(Webhook webhook, WebhookHealth health, DateTimeOffset at)
    {
        if (!await store.SwitchOffAsync(webhook.Shop, webhook.Id, at, CancellationToken.None))
            return;
        logger.WebhookSwitchedOff(webhook.Id, webhook.Shop, health.FailingSince!.Value);
        await audit.AddAsync(new(webhook.Shop, NewId.At(at), Nobody, AuditAction.SwitchedOffWebhook, webhook.Id.Value, webhook.Place, at), CancellationToken.None);
        await watch.RefreshAsync(webhook.Shop, CancellationToken.None);
        await alarms.RaiseAsync(webhook.Shop, AlarmKind.WebhookOff, webhook.Id.Value, CancellationToken.None);
    }
}
