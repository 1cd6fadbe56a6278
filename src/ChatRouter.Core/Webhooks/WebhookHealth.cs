namespace ChatRouter.Core.Webhooks;

/// <summary>How a webhook's last rounds of sending went.</summary>
/// <param name="Failures">Rounds in a row in which nothing was delivered.</param>
/// <param name="FailingSince">The first of them; none when the last round delivered something.</param>
/// <param name="RestUntil">Before that nothing is sent.</param>
public readonly record struct WebhookHealth(int Failures, DateTimeOffset? FailingSince, DateTimeOffset RestUntil)
{
    public static readonly WebhookHealth Well = new(0, null, DateTimeOffset.UnixEpoch);
}
