using ChatRouter.Core.Conversations;
using ChatRouter.Core.Journal;
using ChatRouter.Core.Webhooks;
using ChatRouter.Server.Webhooks;
using ChatRouter.Storage.Sqlite;
using ChatRouter.TestKit;
using ChatRouter.Tests.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace ChatRouter.Tests.Server;

/// <summary>How a process follows who listens, and what it costs where nobody does.</summary>
public sealed class WebhookWatchTests : IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly ShopId Shop = new("shop");

    private readonly SqliteFile _file = new();
    private readonly SqliteWebhookStore _store;
    private readonly WebhookAudience _audience = new();
    private readonly ManualClock _clock = new();
    private readonly WebhookWatch _watch;

    public WebhookWatchTests()
    {
        _store = new(_file.Database);
        _watch = new(_store, _audience, Options.Create(new WebhookOptions()), _clock, NullLogger<WebhookWatch>.Instance);
    }

    public void Dispose()
    {
        _watch.Dispose();
        _store.Dispose();
        _file.Dispose();
    }

    [Fact]
    public async Task What_another_process_changes_is_followed_shop_by_shop()
    {
        var first = await HookAsync(Shop);
        await _watch.StartingAsync(None);
        Assert.Equal(1, _audience.Of(Shop).Length);

        var later = await HookAsync(new("later"));
        await _watch.FollowAsync(None);
        Assert.Equal((1, 1), (_audience.Of(Shop).Length, _audience.Of(later.Shop).Length));
        await _store.ChangeAsync(first with { Enabled = false }, None);
        await _watch.FollowAsync(None);
        Assert.Equal((0, 1), (_audience.Of(Shop).Length, _audience.Of(later.Shop).Length));
        await _store.RemoveAsync(later.Shop, later.Id, None);
        await _store.ChangeAsync(first with { Events = [WebhookEvent.AlarmRaised], Version = 1 }, None);
        await _watch.FollowAsync(None);

        Assert.Equal(0, _audience.Of(later.Shop).Length);
        Assert.True(_audience.Of(Shop)[0].Wants(WebhookEvent.AlarmRaised));
        Assert.False(_audience.Of(Shop)[0].Wants(WebhookEvent.MessageCreated));
    }

    [Fact]
    public void A_shop_to_which_nobody_listens_costs_no_memory()
    {
        _audience.Set([new(new("another"), new("hook"), -1)]);
        var outbox = new Outbox(_audience);
        var before = new ConversationRecord
        {
            Shop = Shop,
            Id = new("c"),
            Buyer = new("u:1"),
            Placement = Placement.Unplaced,
            Version = 0,
            LastSeq = 1,
            WaitingSince = _clock.GetUtcNow(),
            LastPublicAt = _clock.GetUtcNow(),
            OpenedAt = _clock.GetUtcNow(),
            ClosedAt = _clock.GetUtcNow(),
            PlacedAt = _clock.GetUtcNow(),
        };
        var (owned, left) = (before with { Owner = new("a"), Placement = Placement.Owned }, before with { Placement = Placement.OfflinePool });
        var rating = new RateConversation(Shop, before.Id, before.Buyer, 5, [], null, _clock.GetUtcNow());
        Assert.Equal(0, Tell());

        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var told = Tell();

        Assert.Equal((0, 0), (told, GC.GetAllocatedBytesForCurrentThread() - allocated));

        int Tell() => Count(outbox.Placed(before, owned)) + Count(outbox.Placed(before, left)) + Count(outbox.Ended(before)) + Count(outbox.Rated(before, rating));

        static int Count(IEnumerable<OutboxEntry> entries) => ((OutboxEntry[])entries).Length;
    }

    private async Task<Webhook> HookAsync(ShopId shop)
    {
        var webhook = new Webhook
        {
            Shop = shop,
            Id = new(NewId.At(_clock.GetUtcNow())),
            Url = "https://shop.example/",
            Events = [WebhookEvent.MessageCreated],
            Enabled = true,
            Secrets = ["secret"],
            MadeBy = new("boss"),
            MadeAt = _clock.GetUtcNow(),
            Health = WebhookHealth.Well,
        };
        await _store.AddAsync(webhook, None);
        return webhook;
    }
}
