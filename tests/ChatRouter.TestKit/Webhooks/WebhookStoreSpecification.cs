using ChatRouter.Core.Conversations;
using ChatRouter.Core.Journal;
using ChatRouter.Core.Webhooks;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace ChatRouter.TestKit.Webhooks;

/// <summary>What every store of webhooks promises, and every journal of what it tells them. A subclass supplies the database.</summary>
public abstract partial class WebhookStoreSpecification : IAsyncLifetime
{
    private static readonly ShopId Shop = new("shop");
    private static readonly ShopId OtherShop = new("other");
    private static readonly AgentId Anna = new("anna");
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);

    private readonly ManualClock _clock = new();
    private WebhookStoreFixture _fixture = null!;
    private BatchingJournal _journal = null!;
    private int _ids;

    /// <summary>A new, empty database.</summary>
    protected abstract Task<WebhookStoreFixture> CreateAsync();

    public async Task InitializeAsync()
    {
        _fixture = await CreateAsync();
        _journal = new BatchingJournal(_fixture.Journal, Options.Create(new JournalOptions()), _clock, NullLogger<BatchingJournal>.Instance);
        _journal.Start();
    }

    public async Task DisposeAsync()
    {
        await _journal.StopAsync(None);
        await _fixture.DisposeAsync();
    }

    private IWebhookStore Store => _fixture.Store;

    private DateTimeOffset Now => _clock.GetUtcNow();

    private string NewText() => $"id-{++_ids:d6}";

    /// <summary>A webhook that listens to these events; all where none are named.</summary>
    private async Task<Webhook> HookAsync(ShopId? shop = null, params WebhookEvent[] events)
    {
        var webhook = new Webhook
        {
            Shop = shop ?? Shop,
            Id = new(NewId.At(Now)),
            Url = "https://shop.example/hook?'\"",
            Events = events.Length == 0 ? WebhookEvents.All : events,
            Enabled = true,
            Secrets = ["first", "second"],
            MadeBy = new("boss"),
            MadeAt = Now,
            Health = WebhookHealth.Well,
        };
        await Store.AddAsync(webhook, None);
        _fixture.Audience.Set(await Store.ListenersAsync(None));
        return webhook;
    }

    private Task<AppendResult> FromBuyerAsync(string text = "hello", string buyer = "u:8841", string? clientMsgId = null)
    {
        _clock.Advance(TimeSpan.FromMilliseconds(10));
        return _journal.AppendAsync(
            new AppendMessage
            {
                Shop = Shop,
                Buyer = new(buyer),
                BuyerName = "小明",
                NewConversation = new(NewText()),
                From = MessageFrom.Buyer,
                Kind = MessageKind.Text,
                Text = text,
                ClientMsgId = clientMsgId ?? NewText(),
                At = Now,
            },
            None);
    }

    private Task<IReadOnlyList<WebhookDelivery>> HeadsAsync(Webhook webhook, int limit = 100) => Store.HeadsAsync(webhook.Shop, webhook.Id, Now, limit, None);

    private async Task<WebhookDelivery[]> LogAsync(Webhook webhook, DeliveryState? state = null) =>
        [.. (await Store.DeliveriesAsync(webhook.Shop, webhook.Id, state, null, 100, None)).Reverse()];

    private Task SettleAsync(Webhook webhook, WebhookDelivery delivery, DeliveryState state, TimeSpan? later = null) => Store.SettleAsync(
        webhook.Shop, webhook.Id,
        [
            delivery with
            {
                State = state,
                Attempts = delivery.Attempts + 1,
                DueAt = Now + (later ?? TimeSpan.Zero),
                Trial = new(Now, 12, state == DeliveryState.Delivered ? null : DeliveryFault.Refused, 500, "<no>"),
            },
        ],
        WebhookHealth.Well, None);
}
