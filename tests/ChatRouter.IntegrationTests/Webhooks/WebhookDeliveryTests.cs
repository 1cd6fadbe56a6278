using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using ChatRouter.IntegrationTests.Orders;
using ChatRouter.TestKit;

namespace ChatRouter.IntegrationTests.Webhooks;

/// <summary>What a receiver gets, whatever it does wrong.</summary>
public class WebhookDeliveryTests : WebhookScene
{
    [Fact]
    public async Task A_talk_is_told_event_by_event_each_signed()
    {
        var (_, secret) = await HookAsync();
        var (buyer, agent, conversation) = await TalkAsync("在吗?");
        await agent.SendAsync(conversation, "在的");
        await agent.Hub.InvokeAsync<object?>("Close", [conversation]);
        await buyer.Hub.InvokeAsync<object?>("Rate", [conversation, 5, new[] { "快" }, "好"]);

        await Receiver.AskedAsync(6);

        var told = Events.ToList();
        Assert.Equal(["conversation.opened", "message.created", "conversation.assigned", "message.created", "conversation.closed", "rating.given"], told.Select(one => one.Type));
        Assert.Equal(["在吗?", "在的"], told.Where(one => one.Type == "message.created").Select(one => one.Text));
        Assert.All(told, one =>
        {
            Assert.Equal(("POST", "/hook", one.Id, one.Type), (one.Request.Method, one.Request.PathAndQuery, one.Body.GetProperty("id").GetString(), one.Body.GetProperty("type").GetString()));
            Assert.Equal("application/json; charset=utf-8", one.Request.Headers["Content-Type"]);
            Assert.Equal(SignatureOf(secret, one), one.Request.Headers["X-ChatRouter-Signature"]);
        });
        Assert.Equal(6, told.Select(one => one.Id).Distinct().Count());
    }

    [Fact]
    public async Task What_was_refused_or_not_answered_comes_again_with_the_same_id_and_in_order()
    {
        await HookAsync("message.created");
        var tries = 0;
        Receiver.Answer = http => Interlocked.Increment(ref tries) switch
        {
            1 => ShopService.Status(HttpStatusCode.InternalServerError)(http),
            2 => new TaskCompletionSource().Task.WaitAsync(http.RequestAborted),
            _ => ShopService.Status(HttpStatusCode.NoContent)(http),
        };
        var buyer = await BuyerAsync();
        await buyer.SendAsync("one");
        await buyer.SendAsync("two");

        await Until.TrueAsync(() => Events.Any(one => one.Text == "two"));

        var told = Events.ToList();
        Assert.Equal(["one", "one", "one", "two"], told.Select(one => one.Text));
        Assert.Single(told.Take(3).Select(one => one.Id).Distinct());
    }

    [Fact]
    public async Task A_conversation_that_is_refused_does_not_hold_up_the_others()
    {
        await HookAsync("message.created");
        Receiver.Answer = http => Receiver.Questions[^1].Body.Contains("poison", StringComparison.Ordinal)
            ? ShopService.Status(HttpStatusCode.UnprocessableEntity)(http)
            : ShopService.Status(HttpStatusCode.OK)(http);
        var (sad, glad) = (await BuyerAsync(), await BuyerAsync());
        await sad.SendAsync("poison");
        await Until.TrueAsync(() => Events.Any(one => one.Text == "poison"));
        await sad.SendAsync("behind it");
        foreach (var text in new[] { "1", "2", "3" })
            await glad.SendAsync(text);

        await Until.TrueAsync(() => Events.Any(one => one.Text == "3"));
        Assert.DoesNotContain(Events, one => one.Text == "behind it");
        Assert.Equal(["1", "2", "3"], Events.Where(one => one.Text != "poison").Select(one => one.Text));
    }

    [Fact]
    public async Task A_rotation_signs_with_both_secrets_and_then_with_the_new_one()
    {
        var (id, old) = await HookAsync("message.created");
        var buyer = await BuyerAsync();
        var fresh = (await DoneAsync(Boss, HttpMethod.Post, $"webhooks/{id}/secrets")).GetProperty("secret").GetString()!;
        Assert.Equal((HttpStatusCode.BadRequest, "invalidArgument"), await RefusalAsync(Boss, HttpMethod.Post, $"webhooks/{id}/secrets"));
        await buyer.SendAsync("both");
        await Receiver.AskedAsync(1);
        var marks = (await ViewAsync(id)).GetProperty("secrets").EnumerateArray().Select(mark => mark.GetString()).ToList();
        await DoneAsync(Boss, HttpMethod.Delete, $"webhooks/{id}/secrets/{marks[0]}");
        Assert.Equal((HttpStatusCode.BadRequest, "invalidArgument"), await RefusalAsync(Boss, HttpMethod.Delete, $"webhooks/{id}/secrets/{marks[1]}"));
        await buyer.SendAsync("new");
        await Receiver.AskedAsync(2);

        var told = Events.ToList();
        Assert.Equal($"{SignatureOf(old, told[0])},{SignatureOf(fresh, told[0])}", told[0].Request.Headers["X-ChatRouter-Signature"]);
        Assert.Equal(SignatureOf(fresh, told[1]), told[1].Request.Headers["X-ChatRouter-Signature"]);
    }

    [Fact]
    public async Task A_slow_receiver_holds_up_no_other_webhook()
    {
        var hanging = new ConcurrentBag<TaskCompletionSource>();
        await using var other = await ShopService.StartAsync();
        await HookAsync("message.created");
        await DoneAsync(Boss, HttpMethod.Post, "webhooks", new { url = other.Address, events = new[] { "message.created" } });
        Receiver.Answer = http =>
        {
            var forever = new TaskCompletionSource();
            hanging.Add(forever);
            return forever.Task.WaitAsync(http.RequestAborted);
        };
        var buyer = await BuyerAsync();
        foreach (var text in new[] { "1", "2", "3", "4", "5" })
            await buyer.SendAsync(text);

        await other.AskedAsync(5);
        Assert.Equal(["1", "2", "3", "4", "5"], Received.Of(other).Select(one => one.Text));
        Assert.True(Receiver.Questions.Count <= 2, $"{Receiver.Questions.Count} at the slow one");
    }

    private static string SignatureOf(string secret, Received one) => Convert.ToHexStringLower(HMACSHA256.HashData(
        Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{one.Request.Headers["X-ChatRouter-Timestamp"]}.{one.Request.Body}")));
}
