using System.Net;
using System.Text.Json;
using ChatRouter.IntegrationTests.Orders;
using ChatRouter.Server.Auth;
using Microsoft.AspNetCore.Http;

namespace ChatRouter.IntegrationTests.Webhooks;

/// <summary>Who may set up what, and what trying it tells.</summary>
public sealed class WebhooksApiTests : WebhookScene
{
    [Fact]
    public async Task A_webhook_is_made_changed_and_removed_and_the_audit_knows()
    {
        var (id, secret) = await HookAsync("rating.given", "message.created");
        var view = await ViewAsync(id);
        Assert.Equal(["message.created", "rating.given"], view.GetProperty("events").EnumerateArray().Select(one => one.GetString()));
        Assert.True(view.GetProperty("enabled").GetBoolean());
        Assert.DoesNotContain(secret, (await GetAsync(Boss, "webhooks")).ToString(), StringComparison.Ordinal);
        Assert.Equal(AllEvents, (await GetAsync(Boss, "webhooks")).GetProperty("events").EnumerateArray().Select(one => one.GetString()));

        object change = new { url = "https://shop.example/hook", events = new[] { "message.left" }, enabled = false, version = view.GetProperty("version").GetInt64() };
        var changed = await DoneAsync(Boss, HttpMethod.Put, $"webhooks/{id}", change);
        Assert.Equal(("https://shop.example/hook", false), (changed.GetProperty("url").GetString(), changed.GetProperty("enabled").GetBoolean()));
        Assert.Equal((HttpStatusCode.Conflict, "changedMeanwhile"), await RefusalAsync(Boss, HttpMethod.Put, $"webhooks/{id}", change));
        await DoneAsync(Boss, HttpMethod.Delete, $"webhooks/{id}");
        Assert.Equal((HttpStatusCode.NotFound, "notFound"), await RefusalAsync(Boss, HttpMethod.Delete, $"webhooks/{id}"));
        Assert.Empty((await GetAsync(Boss, "webhooks")).GetProperty("webhooks").EnumerateArray());

        var audit = await (await SupervisorAsync()).Hub.InvokeAsync<JsonElement[]>("Audit", [new { }]);
        Assert.Equal(["removedWebhook", "changedWebhook", "madeWebhook"], audit.Where(entry => entry.GetProperty("target").GetString() == id).Select(entry => entry.GetProperty("action").GetString()));
    }

    [Theory]
    [InlineData("ftp://shop.example/", "message.created")]
    [InlineData("//shop.example/", "message.created")]
    [InlineData("javascript:alert(1)", "message.created")]
    [InlineData("https://user:pass@shop.example/", "message.created")]
    [InlineData("", "message.created")]
    [InlineData("https://shop.example/", null)]
    [InlineData("https://shop.example/", "webhook.test")]
    [InlineData("https://shop.example/", "everything")]
    [InlineData("https://shop.example/", "messageCreated")]
    public async Task What_is_no_webhook_is_refused(string url, string? one) => Assert.Equal(
        (HttpStatusCode.BadRequest, "invalidArgument"), await RefusalAsync(Boss, HttpMethod.Post, "webhooks", new { url, events = one is null ? Array.Empty<string>() : [one] }));

    [Fact]
    public async Task A_shop_has_ten_at_most()
    {
        for (var i = 0; i < 10; i++)
            await HookAsync();

        Assert.Equal((HttpStatusCode.Conflict, "tooManyWebhooks"), await RefusalAsync(Boss, HttpMethod.Post, "webhooks", new { url = "https://shop.example/", events = AllEvents }));
    }

    [Fact]
    public async Task Administrators_and_keys_of_the_scope_may_and_nobody_else()
    {
        var (id, _) = await HookAsync();
        var (reading, writing) = (await KeyAsync(KeyScopes.WebhooksRead), await KeyAsync(KeyScopes.WebhooksWrite));

        Assert.Equal(HttpStatusCode.Forbidden, (await RefusalAsync(await TokenOfAsync("xiaofang"), HttpMethod.Get, "webhooks")).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await RefusalAsync(null, HttpMethod.Get, "webhooks")).Status);
        await GetAsync(reading, "webhooks");
        await GetAsync(reading, $"webhooks/{id}/deliveries");
        Assert.Equal((HttpStatusCode.Forbidden, "forbidden"), await RefusalAsync(reading, HttpMethod.Post, $"webhooks/{id}/test"));
        Assert.Equal((HttpStatusCode.Forbidden, "forbidden"), await RefusalAsync(writing, HttpMethod.Get, "webhooks"));
        await DoneAsync(writing, HttpMethod.Post, $"webhooks/{id}/test");

        var stranger = await StrangerAsync();
        foreach (var (method, path) in new[]
        {
            (HttpMethod.Get, $"webhooks/{id}/deliveries"), (HttpMethod.Delete, $"webhooks/{id}"), (HttpMethod.Post, $"webhooks/{id}/test"), (HttpMethod.Post, $"webhooks/{id}/replay"),
            (HttpMethod.Post, $"webhooks/{id}/secrets"),
        })
            Assert.Equal((HttpStatusCode.NotFound, "notFound"), await RefusalAsync(stranger, method, path));
    }

    [Fact]
    public async Task Trying_it_tells_what_came_of_it_and_is_in_the_log()
    {
        var (id, _) = await HookAsync("message.created");
        Receiver.Answer = http => http.Response.WriteAsync(new string('好', 5_000));
        var good = await DoneAsync(Boss, HttpMethod.Post, $"webhooks/{id}/test");
        Receiver.Answer = ShopService.Status(HttpStatusCode.Gone);
        var bad = await DoneAsync(Boss, HttpMethod.Post, $"webhooks/{id}/test");
        Receiver.Answer = http => new TaskCompletionSource().Task.WaitAsync(http.RequestAborted);
        var slow = await DoneAsync(Boss, HttpMethod.Post, $"webhooks/{id}/test");

        Assert.Equal(("webhook.test", "delivered", 200), (good.GetProperty("event").GetString(), good.GetProperty("state").GetString(), good.GetProperty("status").GetInt32()));
        Assert.InRange(good.GetProperty("answer").GetString()!.Length, 600, 2_048);
        Assert.Equal(("failed", "refused", 410), (bad.GetProperty("state").GetString(), bad.GetProperty("fault").GetString(), bad.GetProperty("status").GetInt32()));
        Assert.Equal("tooSlow", slow.GetProperty("fault").GetString());
        Assert.Equal(
            new[] { slow, bad, good }.Select(one => one.GetProperty("eventId").GetString()), (await DeliveriesAsync(id)).Select(one => one.GetProperty("eventId").GetString()));
        Assert.Equal(["webhook.test", "webhook.test", "webhook.test"], Events.Select(told => told.Type));
        Assert.Equal(
            new[] { slow, bad, good }.Select(one => ("testedWebhook", id, one.GetProperty("eventId").GetString())),
            (await GetAsync(Boss, "audit?action=testedWebhook")).GetProperty("entries").EnumerateArray()
                .Select(entry => (entry.GetProperty("action").GetString()!, entry.GetProperty("target").GetString()!, entry.GetProperty("detail").GetString())));
    }

    [Fact]
    public async Task The_log_comes_in_pages()
    {
        var (id, _) = await HookAsync("message.created");
        for (var i = 0; i < 5; i++)
            await DoneAsync(Boss, HttpMethod.Post, $"webhooks/{id}/test");

        var first = await GetAsync(Boss, $"webhooks/{id}/deliveries?limit=3");
        var second = await GetAsync(Boss, $"webhooks/{id}/deliveries?limit=3&before={first.GetProperty("next").GetString()}");

        Assert.False(second.TryGetProperty("next", out _));
        Assert.Equal(5, first.GetProperty("deliveries").EnumerateArray().Concat(second.GetProperty("deliveries").EnumerateArray()).Select(one => one.GetProperty("eventId").GetString()).Distinct().Count());
        Assert.Equal((HttpStatusCode.BadRequest, "invalidArgument"), await RefusalAsync(Boss, HttpMethod.Get, $"webhooks/{id}/deliveries?limit=51"));
        Assert.Equal((HttpStatusCode.NotFound, "notFound"), await RefusalAsync(Boss, HttpMethod.Get, $"webhooks/{id}/deliveries/absent"));
    }

    private async Task<string> KeyAsync(string scope) =>
        (await DoneAsync(Boss, HttpMethod.Post, "keys", new { name = scope, scopes = new[] { scope } })).GetProperty("secret").GetString()!;
}
