using System.Net;
using ChatRouter.Core.Supervision.Alarms;
using ChatRouter.IntegrationTests.Orders;
using ChatRouter.TestKit;

namespace ChatRouter.IntegrationTests.Webhooks;

/// <summary>What becomes of a webhook that takes nothing for too long.</summary>
public sealed class WebhookSwitchOffTests : WebhookScene
{
    protected override IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?>(base.Settings)
    {
        ["Limits:Enabled"] = "false",
        ["Webhooks:SwitchOffAfter"] = "00:00:01",
    };

    [Fact]
    public async Task A_webhook_that_takes_nothing_is_switched_off_and_the_audit_the_supervisors_and_other_webhooks_are_told()
    {
        var (id, _) = await HookAsync("message.created");
        await using var second = await ShopService.StartAsync();
        await DoneAsync(Boss, HttpMethod.Post, "webhooks", new { url = $"{second.Address}hook", events = new[] { "alarm.raised", "alarm.cleared" } });
        var supervisor = await SupervisorAsync();
        Receiver.Answer = ShopService.Status(HttpStatusCode.InternalServerError);
        var buyer = await BuyerAsync();
        await buyer.SendAsync("to a receiver that is down");
        await Until.TrueAsync(async () => !(await ViewAsync(id)).GetProperty("enabled").GetBoolean());

        var off = await ViewAsync(id);
        Assert.True(off.TryGetProperty("switchedOffAt", out _));
        await Until.TrueAsync(() => AlarmsAt(second).SequenceEqual([("alarm.raised", "webhookOff", id)]));
        var entries = await supervisor.Hub.InvokeAsync<System.Text.Json.JsonElement[]>("Audit", [new { action = "switchedOffWebhook" }]);
        Assert.Equal(("system", id), (Assert.Single(entries).GetProperty("actor").GetString(), entries[0].GetProperty("target").GetString()));
        Assert.Equal(AlarmKind.WebhookOff, (await supervisor.UntilBoardAsync(board => board.Alarms.Open.Count > 0)).Alarms.Open[0].Kind);
        var stored = (await DeliveriesAsync(id)).Length;
        await buyer.SendAsync("to nobody");
        Assert.Equal(stored, (await DeliveriesAsync(id)).Length);

        Receiver.Answer = ShopService.Status(HttpStatusCode.OK);
        var version = off.GetProperty("version").GetInt64();
        var on = await DoneAsync(Boss, HttpMethod.Put, $"webhooks/{id}", new { url = off.GetProperty("url").GetString(), events = new[] { "message.created" }, enabled = true, version });
        Assert.False(on.TryGetProperty("switchedOffAt", out _));
        await buyer.SendAsync("back");
        await Until.TrueAsync(() => Events.Any(told => told.Text == "back"));
        await Until.TrueAsync(() => AlarmsAt(second).SequenceEqual([("alarm.raised", "webhookOff", id), ("alarm.cleared", "webhookOff", id)]));
    }

    private static IEnumerable<(string, string?, string?)> AlarmsAt(ShopService service) => Webhooks.Received.Of(service).DistinctBy(told => told.Id)
        .Select(told => (told.Type, told.Body.GetProperty("alarm").GetProperty("kind").GetString(), told.Body.GetProperty("alarm").GetProperty("subject").GetString()));
}
