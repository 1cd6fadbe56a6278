using System.Net;
using ChatRouter.IntegrationTests.Orders;
using ChatRouter.TestKit;

namespace ChatRouter.IntegrationTests.Webhooks;

/// <summary>What becomes of events whose receiver takes nothing for too long.</summary>
public sealed class WebhookGivingUpTests : WebhookScene
{

    protected override IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?>(base.Settings)
    {
        ["Limits:Enabled"] = "false",
        ["Webhooks:RetryFor"] = "00:00:02",
    };

    [Fact]
    public async Task What_was_given_up_can_be_seen_and_replayed_one_by_one_or_all_at_once()
    {
        var (id, _) = await HookAsync("message.created");
        Receiver.Answer = ShopService.Status(HttpStatusCode.InternalServerError);
        var (one, two) = (await BuyerAsync(), await BuyerAsync());
        await one.SendAsync("one");
        await two.SendAsync("two");
        await Until.TrueAsync(async () => (await ViewAsync(id)).GetProperty("failed").GetInt32() == 2);

        var failed = await DeliveriesAsync(id, "?state=failed");
        var details = await GetAsync(Boss, $"webhooks/{id}/deliveries/{failed[0].GetProperty("eventId").GetString()}");
        Assert.Equal(("failed", "refused", 500), (details.GetProperty("state").GetString(), details.GetProperty("fault").GetString(), details.GetProperty("status").GetInt32()));
        Assert.Equal("""{ "orders": [] }""", details.GetProperty("answer").GetString());
        Assert.Contains("message.created", details.GetProperty("body").GetString(), StringComparison.Ordinal);
        Assert.True(details.GetProperty("attempts").GetInt32() > 1);
        Assert.False(failed[0].TryGetProperty("body", out _));

        Receiver.Answer = ShopService.Status(HttpStatusCode.OK);
        await DoneAsync(Boss, HttpMethod.Post, $"webhooks/{id}/deliveries/{failed[0].GetProperty("eventId").GetString()}/replay");
        await Until.TrueAsync(async () => (await DeliveriesAsync(id, "?state=delivered")).Length == 1);
        Assert.Equal(1, (await DoneAsync(Boss, HttpMethod.Post, $"webhooks/{id}/replay")).GetProperty("count").GetInt32());
        await Until.TrueAsync(async () => (await DeliveriesAsync(id, "?state=delivered")).Length == 2);

        Assert.Equal(2, Events.Select(told => told.Id).Distinct().Count());
        Assert.Equal((0, 0), ((await ViewAsync(id)).GetProperty("failed").GetInt32(), (await ViewAsync(id)).GetProperty("waiting").GetInt32()));
    }
}
