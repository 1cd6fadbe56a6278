using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using ChatRouter.Core.Conversations;
using ChatRouter.Core.Routing;
using ChatRouter.Core.Shops;
using ChatRouter.Server.Orders;
using ChatRouter.TestKit;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using JsonOptions = Microsoft.AspNetCore.Http.Json.JsonOptions;

namespace ChatRouter.IntegrationTests.Orders;

/// <summary>The order connector against a shop's service that does whatever a service can do wrong.</summary>
public sealed class HttpOrderConnectorTests : IAsyncLifetime
{
    private const string Secret = "a-secret-of-at-least-32-characters";
    private const string Key = "0199f3a0-0000-7000-8000-000000000001";
    private const int OutOfPatience = 5;
    private static readonly BuyerId Buyer = new("u:8841 & Söhne");
    private static readonly OrderOptions Loopback = new() { PrivateNetworks = { "127.0.0.0/8" } };

    private readonly ManualClock _clock = new();
    private ShopService _service = null!;
    private HttpOrderConnector _connector = null!;

    public async Task InitializeAsync() => (_service, _connector) = (await ShopService.StartAsync(), Connector(Loopback));

    public async Task DisposeAsync()
    {
        _connector.Dispose();
        await _service.DisposeAsync();
    }

    [Fact]
    public async Task A_signed_question_brings_the_orders()
    {
        _service.Answer = ShopService.Json("""
            { "orders": [ {
              "id": "2391", "state": "paid", "total": "¥129.00", "placedAt": "2026-10-21T09:38:00Z", "paidAt": "2026-10-21T09:40:00Z", "logistics": "顺丰", "url": "https://shop.example/2391",
              "items": [ { "title": "连衣裙", "sku": "蓝 M", "quantity": 2, "price": "¥64.50", "image": "https://shop.example/1.jpg", "colour": "said for others" } ]
            } ], "page": 1 }
            """);

        var order = Assert.Single((await AskAsync()).Value!.Orders);

        Assert.Equal(("2391", OrderState.Paid, "¥129.00", "顺丰"), (order.Id, order.State, order.Total, order.Logistics));
        Assert.Equal(new OrderItem("连衣裙", "蓝 M", 2, "¥64.50", "https://shop.example/1.jpg"), Assert.Single(order.Items));
        var question = Assert.Single(_service.Questions);
        Assert.Equal(("GET", "/orders?shop=1&buyer=8841%20%26%20S%C3%B6hne"), (question.Method, question.PathAndQuery));
        var timestamp = question.Headers["X-ChatRouter-Timestamp"];
        Assert.Equal(_clock.GetUtcNow().ToUnixTimeSeconds().ToString(), timestamp);
        Assert.Equal(
            Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), Encoding.UTF8.GetBytes($"{timestamp}.{question.PathAndQuery}"))),
            question.Headers["X-ChatRouter-Signature"]);
    }

    [Fact]
    public async Task What_a_shop_does_not_keep_is_absent_and_what_is_empty_is_empty()
    {
        _service.Answer = ShopService.Json("""{ "orders": [{ "id": "1", "state": "paid", "actions": [{ "kind": "note" }, { "kind": "changeAddress", "refused": "已发货" }, { "kind": "gift" }] }], "coupons": [] }""");

        var answer = (await AskAsync()).Value!;

        Assert.Null(answer.Footprints);
        Assert.Empty(answer.Coupons!);
        Assert.Equal([new("note"), new("changeAddress", "已发货"), new OfferedAction("gift")], answer.Orders.Single().Actions!);
    }

    [Fact]
    public async Task A_change_is_a_signed_POST_with_its_key_and_the_shop_says_what_became_of_it()
    {
        _service.Answer = ShopService.Json("""{ "done": false, "message": "超出配送范围" }""");

        var result = (await ChangeAsync()).Value!;

        Assert.Equal(new OrderChangeResult(false, "超出配送范围"), result);
        var question = Assert.Single(_service.Questions);
        Assert.Equal(("POST", "/orders?shop=1", Key), (question.Method, question.PathAndQuery, question.Headers["Idempotency-Key"]));
        Assert.Equal(
            Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), Encoding.UTF8.GetBytes($"{question.Headers["X-ChatRouter-Timestamp"]}.{question.Body}"))),
            question.Headers["X-ChatRouter-Signature"]);
        using var body = System.Text.Json.JsonDocument.Parse(question.Body);
        Assert.Equal(
            ["kind: changeAddress", $"idempotencyKey: {Key}", "buyer: 8841 & Söhne", "orderId: 2391", "text: 南岗区1号", "flagged: False", "agent: fang"],
            body.RootElement.EnumerateObject().Select(field => $"{field.Name}: {field.Value}"));
    }

    [Theory]
    [InlineData("""{ "message": "no word about it" }""")]
    [InlineData("null")]
    [InlineData("ok")]
    public async Task A_change_that_is_answered_by_something_else_is_a_failure(string answer)
    {
        _service.Answer = ShopService.Json(answer);

        Assert.Equal(ErrorCode.OrdersFailed, (await ChangeAsync()).Rejection?.Code);
    }

    [Fact]
    public async Task Changes_that_fail_have_the_service_left_alone_like_questions()
    {
        _service.Answer = ShopService.Status(HttpStatusCode.InternalServerError);
        for (var i = 0; i < OutOfPatience; i++)
            Assert.Equal(ErrorCode.OrdersFailed, (await ChangeAsync()).Rejection?.Code);

        Assert.Equal(ErrorCode.OrdersPaused, (await ChangeAsync()).Rejection?.Code);
        Assert.Equal(ErrorCode.OrdersPaused, await RefusalAsync());
        Assert.Equal(OutOfPatience, _service.Questions.Count);
    }

    [Fact]
    public async Task A_service_that_does_not_answer_in_time_is_left()
    {
        var left = new TaskCompletionSource();
        _service.Answer = async http =>
        {
            await using var leaving = http.RequestAborted.Register(left.SetResult);
            await left.Task;
        };

        var asking = AskAsync();
        await _service.AskedAsync(1);
        Assert.False(asking.IsCompleted);
        _clock.Advance(Loopback.Timeout);

        Assert.Equal(ErrorCode.OrdersTimeout, (await asking).Rejection?.Code);
        await left.Task.WaitAsync(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task A_service_that_begins_an_answer_and_does_not_end_it_is_left_as_well()
    {
        var begun = new TaskCompletionSource();
        _service.Answer = async http =>
        {
            await http.Response.WriteAsync("""{ "orders": [""");
            await http.Response.Body.FlushAsync();
            begun.SetResult();
            await new TaskCompletionSource().Task.WaitAsync(http.RequestAborted);
        };

        var asking = AskAsync();
        await begun.Task;
        _clock.Advance(Loopback.Timeout);

        Assert.Equal(ErrorCode.OrdersTimeout, (await asking).Rejection?.Code);
    }

    [Theory]
    [InlineData(HttpStatusCode.InternalServerError)]
    [InlineData(HttpStatusCode.NotFound)]
    [InlineData(HttpStatusCode.Unauthorized)]
    [InlineData(HttpStatusCode.NoContent)]
    public async Task Whatever_is_no_answer_of_200_is_a_failure(HttpStatusCode status)
    {
        _service.Answer = ShopService.Status(status);

        Assert.Equal(ErrorCode.OrdersFailed, await RefusalAsync());
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html>Sign in</html>")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{ "orders": null }""")]
    [InlineData("""{ "orders": [null] }""")]
    [InlineData("""{ "orders": [{ "id": "1" }] }""")]
    [InlineData("""{ "orders": [{ "id": 1, "state": "paid" }] }""")]
    [InlineData("""{ "orders": [{ "id": null, "state": "paid" }] }""")]
    [InlineData("""{ "orders": [{ "id": "", "state": "paid" }] }""")]
    [InlineData("""{ "orders": [{ "id": "1", "state": null }] }""")]
    [InlineData("""{ "orders": [{ "id": "1", "state": "paid", "placedAt": "yesterday" }] }""")]
    [InlineData("""{ "orders": [{ "id": "1", "state": "paid", "url": "javascript:alert(1)" }] }""")]
    [InlineData("""{ "orders": [{ "id": "1", "state": "paid", "items": null }] }""")]
    [InlineData("""{ "orders": [{ "id": "1", "state": "paid", "items": [null] }] }""")]
    [InlineData("""{ "orders": [{ "id": "1", "state": "paid", "items": [{ "title": "" }] }] }""")]
    [InlineData("""{ "orders": [{ "id": "1", "state": "paid", "items": [{ "title": "x", "quantity": 0 }] }] }""")]
    [InlineData("""{ "orders": [{ "id": "1", "state": "paid", "items": [{ "title": "x", "image": "file:///etc/passwd" }] }] }""")]
    [InlineData("""{ "orders": [{ "id": "1", "state": "paid" } """)]
    [InlineData("""{ "orders": [{ "id": "1", "state": "paid", "actions": [null] }] }""")]
    [InlineData("""{ "orders": [], "footprints": [{ "title": "x", "url": "javascript:alert(1)" }] }""")]
    [InlineData("""{ "orders": [], "footprints": [null] }""")]
    [InlineData("""{ "orders": [], "footprints": [{ "title": "x", "id": "" }] }""")]
    [InlineData("""{ "orders": [], "coupons": [{ "title": "" }] }""")]
    public async Task An_answer_that_is_not_what_was_agreed_is_a_failure(string answer)
    {
        _service.Answer = ShopService.Json(answer);

        Assert.Equal(ErrorCode.OrdersFailed, await RefusalAsync());
    }

    [Fact]
    public async Task An_answer_that_lies_too_deep_or_has_too_many_orders_is_a_failure()
    {
        _service.Answer = ShopService.Json($$"""{ "orders": [], "more": {{new string('[', 64)}}{{new string(']', 64)}} }""");
        Assert.Equal(ErrorCode.OrdersFailed, await RefusalAsync());

        _service.Answer = ShopService.Json($$"""{ "orders": [ {{string.Join(", ", Enumerable.Range(0, 101).Select(i => $$"""{ "id": "{{i}}", "state": "paid" }"""))}} ] }""");
        Assert.Equal(ErrorCode.OrdersFailed, await RefusalAsync());
    }

    [Fact]
    public async Task An_answer_that_says_it_is_too_large_is_a_failure()
    {
        _service.Answer = ShopService.Json($$"""{ "orders": [], "padding": "{{new string('x', 512 * 1024)}}" }""");

        Assert.Equal(ErrorCode.OrdersFailed, await RefusalAsync());
    }

    [Fact]
    public async Task An_answer_without_an_end_is_cut_off()
    {
        _service.Answer = async http =>
        {
            var chunk = new byte[64 * 1024];
            while (true)
                await http.Response.Body.WriteAsync(chunk, http.RequestAborted);
        };

        Assert.Equal(ErrorCode.OrdersFailed, await RefusalAsync());
    }

    [Fact]
    public async Task A_refused_connection_is_a_failure()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var closed = new Uri($"http://{listener.LocalEndpoint}/");
        listener.Stop();

        Assert.Equal(ErrorCode.OrdersFailed, await RefusalAsync(AShop(closed)));
    }

    [Fact]
    public async Task A_connection_that_breaks_off_is_a_failure()
    {
        _service.Answer = async http =>
        {
            await http.Response.WriteAsync("""{ "orders": [""");
            await http.Response.Body.FlushAsync();
            http.Abort();
        };

        Assert.Equal(ErrorCode.OrdersFailed, await RefusalAsync());
    }

    [Theory]
    [InlineData(HttpStatusCode.Found)]
    [InlineData(HttpStatusCode.TemporaryRedirect)]
    public async Task A_redirect_is_not_followed(HttpStatusCode status)
    {
        _service.Answer = http =>
        {
            http.Response.StatusCode = (int)status;
            http.Response.Headers.Location = $"{_service.Address}elsewhere";
            return Task.CompletedTask;
        };

        Assert.Equal(ErrorCode.OrdersFailed, await RefusalAsync());
        Assert.Single(_service.Questions);
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("localhost")]
    [InlineData("[::ffff:127.0.0.1]")]
    [InlineData("2130706433")]
    public async Task An_address_of_this_network_is_never_connected_to(string host)
    {
        using var connector = Connector(new());

        var refusal = (await connector.OfBuyerAsync(AShop(new Uri($"http://{host}:{_service.Address.Port}/")), Buyer, CancellationToken.None)).Rejection;

        Assert.Equal(ErrorCode.OrdersFailed, refusal?.Code);
        Assert.Empty(_service.Questions);
    }

    [Fact]
    public async Task A_service_that_keeps_failing_is_left_alone_and_then_tried_once()
    {
        var told = new List<string>();
        _connector.Paused += shop => told.Add($"{shop.Value} paused");
        _connector.Resumed += shop => told.Add($"{shop.Value} resumed");
        _service.Answer = ShopService.Status(HttpStatusCode.InternalServerError);
        for (var i = 0; i < OutOfPatience; i++)
            Assert.Equal(ErrorCode.OrdersFailed, await RefusalAsync());

        var paused = (await AskAsync()).Rejection!;
        Assert.Equal(ErrorCode.OrdersPaused, paused.Code);
        Assert.InRange(paused.RetryAfter!.Value, TimeSpan.FromTicks(1), Loopback.Pause);
        Assert.Equal(OutOfPatience, _service.Questions.Count);

        _clock.Advance(Loopback.Pause);
        Assert.Equal(ErrorCode.OrdersFailed, await RefusalAsync());
        Assert.Equal(ErrorCode.OrdersPaused, await RefusalAsync());
        Assert.Equal(OutOfPatience + 1, _service.Questions.Count);

        _clock.Advance(Loopback.Pause);
        _service.Answer = ShopService.Json("""{ "orders": [] }""");
        Assert.Empty((await AskAsync()).Value!.Orders);
        Assert.Empty((await AskAsync()).Value!.Orders);
        Assert.Equal(["shop paused", "shop paused", "shop resumed"], told);
    }

    [Fact]
    public async Task One_shops_pause_is_no_other_shops()
    {
        _service.Answer = ShopService.Status(HttpStatusCode.InternalServerError);
        for (var i = 0; i < OutOfPatience; i++)
            await AskAsync();
        _service.Answer = ShopService.Json("""{ "orders": [] }""");

        Assert.Equal(ErrorCode.OrdersPaused, await RefusalAsync());
        Assert.Empty((await AskAsync(AShop(_service.Address) with { Id = new("other") })).Value!.Orders);
    }

    [Fact]
    public async Task A_shop_that_corrects_its_address_is_asked_there_at_once()
    {
        _service.Answer = ShopService.Status(HttpStatusCode.NotFound);
        for (var i = 0; i < OutOfPatience; i++)
            await AskAsync();
        _service.Answer = ShopService.Json("""{ "orders": [] }""");

        Assert.Empty((await AskAsync(AShop(new Uri(_service.Address, "right/")))).Value!.Orders);
    }

    [Fact]
    public async Task An_agent_who_does_not_wait_is_no_failure_of_the_shop()
    {
        _service.Answer = http => new TaskCompletionSource().Task.WaitAsync(http.RequestAborted);
        for (var i = 1; i <= OutOfPatience; i++)
        {
            using var leaving = new CancellationTokenSource();
            var asking = _connector.OfBuyerAsync(AShop(_service.Address), Buyer, leaving.Token);
            await _service.AskedAsync(i);
            await leaving.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);
        }

        _service.Answer = ShopService.Json("""{ "orders": [] }""");

        Assert.Empty((await AskAsync()).Value!.Orders);
    }

    private HttpOrderConnector Connector(OrderOptions options)
    {
        var json = new JsonOptions();
        ChatRouter.Server.Wire.WireJson.Configure(json.SerializerOptions);
        return new(Options.Create(options), Options.Create(json), _clock, NullLogger<HttpOrderConnector>.Instance);
    }

    private static Shop AShop(Uri service) => new()
    {
        Id = new("shop"),
        Name = "shop",
        PublicKey = "shop",
        Routing = Presets.Balanced,
        Orders = new(new Uri(service,
        "orders?shop=1").AbsoluteUri,
        Secret),
    };

    private Task<Result<ShopAnswer>> AskAsync(Shop? shop = null) => _connector.OfBuyerAsync(shop ?? AShop(_service.Address), Buyer, CancellationToken.None);

    private Task<Result<OrderChangeResult>> ChangeAsync() => _connector.ChangeAsync(
        AShop(_service.Address), Buyer, new("fang"), "2391", new() { Kind = OrderChange.ChangeAddress, IdempotencyKey = Key, Text = "南岗区1号" }, CancellationToken.None);

    private async Task<string?> RefusalAsync(Shop? shop = null) => (await AskAsync(shop)).Rejection?.Code;
}
