using ChatRouter.Core.Webhooks;
using Microsoft.Extensions.Options;

namespace ChatRouter.Server.Webhooks;

/// <summary>When a delivery is tried again, when it is given up, and when its webhook rests or is switched off.</summary>
public sealed class WebhookPace(IOptions<WebhookOptions> options)
{
    /// <summary>The delivery after that attempt.</summary>
    public WebhookDelivery After(WebhookDelivery delivery, DeliveryTrial trial, DateTimeOffset at)
    {
        var attempts = delivery.Attempts + 1;
        var next = delivery with { Attempts = attempts, Trial = trial };
        if (trial.Fault is null)
            return next with { State = DeliveryState.Delivered };
        return at - delivery.QueuedAt >= options.Value.RetryFor ? next with { State = DeliveryState.Failed } : next with { DueAt = at + Pause(attempts) };
    }

    /// <summary>The webhook after a round of sending: one that took nothing rests, and is tried with a single event then.</summary>
    public WebhookHealth After(WebhookHealth health, IEnumerable<DeliveryTrial> round, DateTimeOffset at) =>
        round.Any(trial => trial.Fault is null) ? WebhookHealth.Well : new(health.Failures + 1, health.FailingSince ?? at, at + Pause(health.Failures + 1));

    public bool IsHopeless(WebhookHealth health, DateTimeOffset at) => health.FailingSince is { } since && at - since >= options.Value.SwitchOffAfter;

    // Spread, so that what failed together does not come together again.
    private TimeSpan Pause(int failures)
    {
        var pause = options.Value.FirstRetry * Math.Pow(2, Math.Min(failures - 1, 30));
        return (pause < options.Value.LongestRetry ? pause : options.Value.LongestRetry) * (0.5 + (Random.Shared.NextDouble() / 2));
    }
}
