namespace ChatRouter.Core.Webhooks;

/// <summary>How much a webhook still has to be sent, and how much was given up. Counted up to <see cref="Most"/>.</summary>
public readonly record struct WebhookBacklog(int Waiting, int Failed)
{
    public const int Most = 1_000;
}
