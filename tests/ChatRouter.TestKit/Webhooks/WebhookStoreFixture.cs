using ChatRouter.Core.Journal;
using ChatRouter.Core.Webhooks;

namespace ChatRouter.TestKit.Webhooks;

/// <summary>An empty database: its journal, which tells this audience, and the webhooks in it.</summary>
public abstract class WebhookStoreFixture : IAsyncDisposable
{
    public WebhookAudience Audience { get; } = new();

    public abstract IJournalStore Journal { get; }

    public abstract IWebhookStore Store { get; }

    public abstract ValueTask DisposeAsync();
}
