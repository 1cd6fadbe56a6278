using System.Net;
using ChatRouter.Core.Supervision;
using ChatRouter.Core.Supervision.Alarms;
using ChatRouter.IntegrationTests.Orders;
using ChatRouter.Server.Demo;
using ChatRouter.TestKit.HubClient;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace ChatRouter.IntegrationTests.Desks;

public sealed class OrdersApiTests : DeskScene
{
    private const string Secret = "a-secret-of-at-least-32-characters";

    protected override IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?>
    {
        ["Orders:PrivateNetworks:0"] = "127.0.0.0/8",
        ["Orders:Timeout"] = "00:00:00.3",
    };

    [Fact]
    public async Task The_orders_of_a_buyer_whom_the_shop_vouched_for_come_from_its_service_open_ones_first()
    {
        await using var service = await ConnectedServiceAsync();
        service.Answer = ShopService.Json("""{ "orders": [ { "id": "1", "state": "received" }, { "id": "2", "state": "paid", "total": "¥9" } ] }""");
        var (agent, conversation) = await TalkWithAsync(BuyerToken("8841"));

        var page = await GetAsync(agent, $"conversations/{conversation}/orders");

        Assert.Equal("connector", page.GetProperty("source").GetString());
        Assert.Equal(["2", "1"], page.GetProperty("orders").EnumerateArray().Select(order => order.GetProperty("id").GetString()));
        Assert.Equal("/?buyer=8841", Assert.Single(service.Questions).PathAndQuery);
    }

    [Fact]
    public async Task An_answer_is_shown_again_until_somebody_wants_a_new_one()
    {
        await using var service = await ConnectedServiceAsync();
        var (agent, conversation) = await TalkWithAsync(BuyerToken("8841"));

        var first = await GetAsync(agent, $"conversations/{conversation}/orders");
        var again = await GetAsync(agent, $"conversations/{conversation}/orders");
        Assert.Equal(first.GetProperty("fetchedAt").GetString(), again.GetProperty("fetchedAt").GetString());
        Assert.Single(service.Questions);

        await GetAsync(agent, $"conversations/{conversation}/orders?refresh=true");
        Assert.Equal(2, service.Questions.Count);
    }

    [Fact]
    public async Task A_service_that_fails_hangs_or_is_left_alone_is_told_apart_and_the_chat_goes_on()
    {
        await using var service = await ConnectedServiceAsync();
        var (agent, conversation) = await TalkWithAsync(BuyerToken("8841"));
        var orders = $"conversations/{conversation}/orders";

        service.Answer = ShopService.Status(HttpStatusCode.InternalServerError);
        for (var i = 0; i < 4; i++)
            Assert.Equal((HttpStatusCode.BadGateway, "ordersFailed"), await RefusalAsync(agent, HttpMethod.Get, orders));
        service.Answer = http => new TaskCompletionSource().Task.WaitAsync(http.RequestAborted);
        Assert.Equal((HttpStatusCode.GatewayTimeout, "ordersTimeout"), await RefusalAsync(agent, HttpMethod.Get, orders));
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "ordersPaused"), await RefusalAsync(agent, HttpMethod.Get, orders));

        var supervisor = await SupervisorTestClient.OpenAsync(Endpoint, DemoShop.Key, "boss", DemoShop.Password);
        await using (supervisor)
            Assert.Equal(AlarmKind.OrdersFailing, (await supervisor.UntilBoardAsync(board => board.Alarms.Open.Count > 0)).Alarms.Open[0].Kind);
        await (await AgentAsync("xiaofang")).SendAsync(conversation, "稍等,我看一下");
    }

    [Fact]
    public async Task Without_a_service_the_token_names_the_orders_and_a_guest_has_none()
    {
        await using (await ConnectedServiceAsync())
        {
            var (agent, guests) = await TalkWithAsync(null);

            Assert.Equal("none", (await GetAsync(agent, $"conversations/{guests}/orders")).GetProperty("source").GetString());
        }
    }

    [Fact]
    public async Task The_demo_shop_answers_for_everybody_and_always_the_same()
    {
        var (agent, conversation) = await TalkWithAsync(null);

        var orders = (await GetAsync(agent, $"conversations/{conversation}/orders")).GetProperty("orders").EnumerateArray().Select(order => order.GetProperty("id").GetString()).ToList();

        Assert.Equal(3, orders.Count);
        Assert.Equal(orders, (await GetAsync(agent, $"conversations/{conversation}/orders?refresh=true")).GetProperty("orders").EnumerateArray().Select(order => order.GetProperty("id").GetString()));
    }

    [Fact]
    public async Task Only_who_sees_the_conversation_sees_the_orders()
    {
        var (_, conversation) = await TalkWithAsync(null);
        var orders = $"conversations/{conversation}/orders";

        Assert.Equal((HttpStatusCode.NotFound, "unknownConversation"), await RefusalAsync(await TokenOfAsync("xiaoming"), HttpMethod.Get, orders));
        Assert.Equal((HttpStatusCode.NotFound, "unknownConversation"), await RefusalAsync(await StrangerAsync(), HttpMethod.Get, orders));
        Assert.Equal((HttpStatusCode.Unauthorized, "unauthenticated"), await RefusalAsync(null, HttpMethod.Get, orders));
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(await TokenOfAsync("boss"), HttpMethod.Get, orders)).Status);
    }

    [Fact]
    public async Task An_agent_has_the_shops_service_change_an_order_and_it_stands_in_the_audit_without_the_words()
    {
        await using var service = await ConnectedServiceAsync();
        service.Answer = Offering("""{ "done": true, "message": "已改" }""");
        var (agent, conversation) = await TalkWithAsync(BuyerToken("8841"));
        var changes = $"conversations/{conversation}/orders/2391/changes";

        var (status, result) = await AskAsync(agent, HttpMethod.Post, changes, Change("changeAddress", "南岗区1号"));

        Assert.Equal((HttpStatusCode.OK, true, "已改"), (status, result.GetProperty("done").GetBoolean(), result.GetProperty("message").GetString()));
        Assert.Equal(["GET", "POST"], service.Questions.Select(question => question.Method));
        var entry = (await Server.Services.GetRequiredService<IAuditStore>().FindAsync(DemoShop.Shop.Id, new() { Action = AuditAction.ChangedOrder, Limit = 5 }, CancellationToken.None)).Single();
        Assert.Equal(("xiaofang", conversation.Value, "changeAddress 2391: done"), (entry.Actor.Value, entry.Target, entry.Detail));
        // What was known before is asked anew.
        await GetAsync(agent, $"conversations/{conversation}/orders");
        Assert.Equal("GET", service.Questions[^1].Method);
        Assert.Equal(3, service.Questions.Count);
    }

    [Fact]
    public async Task What_the_service_does_not_offer_is_not_asked_of_it()
    {
        await using var service = await ConnectedServiceAsync();
        service.Answer = Offering("""{ "done": true }""");
        var (agent, conversation) = await TalkWithAsync(BuyerToken("8841"));
        string Of(string order) => $"conversations/{conversation}/orders/{order}/changes";

        Assert.Equal((HttpStatusCode.Conflict, "orderActionNotOffered"), await RefusalAsync(agent, HttpMethod.Post, Of("2391"), Change("note", "VIP")));
        Assert.Equal((HttpStatusCode.Conflict, "orderActionNotOffered"), await RefusalAsync(agent, HttpMethod.Post, Of("7710"), Change("changeAddress", "南岗区1号")));
        Assert.Equal((HttpStatusCode.NotFound, "unknownOrder"), await RefusalAsync(agent, HttpMethod.Post, Of("1"), Change("changeAddress", "南岗区1号")));
        Assert.Equal((HttpStatusCode.BadRequest, "invalidArgument"), await RefusalAsync(agent, HttpMethod.Post, Of("2391"), Change("refund", "all")));
        Assert.Equal((HttpStatusCode.BadRequest, "invalidArgument"), await RefusalAsync(agent, HttpMethod.Post, Of("2391"), Change("changeAddress", " ")));
        Assert.Equal((HttpStatusCode.NotFound, "unknownConversation"), await RefusalAsync(await TokenOfAsync("xiaoming"), HttpMethod.Post, Of("2391"), Change("changeAddress", "南岗区1号")));
        Assert.Equal((HttpStatusCode.NotFound, "unknownConversation"), await RefusalAsync(await StrangerAsync(), HttpMethod.Post, Of("2391"), Change("changeAddress", "南岗区1号")));

        Assert.DoesNotContain(service.Questions, question => question.Method == "POST");
    }

    [Fact]
    public async Task A_change_without_an_answer_is_told_as_such_and_asked_again_under_its_key()
    {
        await using var service = await ConnectedServiceAsync();
        service.Answer = Offering("""{ "done": true }""");
        var (agent, conversation) = await TalkWithAsync(BuyerToken("8841"));
        var (changes, change) = ($"conversations/{conversation}/orders/2391/changes", Change("changeAddress", "南岗区1号"));
        await GetAsync(agent, $"conversations/{conversation}/orders");

        service.Answer = http => new TaskCompletionSource().Task.WaitAsync(http.RequestAborted);
        Assert.Equal((HttpStatusCode.GatewayTimeout, "ordersTimeout"), await RefusalAsync(agent, HttpMethod.Post, changes, change));
        service.Answer = Offering("""{ "done": true }""");
        Assert.Equal((HttpStatusCode.OK, null), await RefusalAsync(agent, HttpMethod.Post, changes, change));

        Assert.Single(service.Questions.Where(question => question.Method == "POST").Select(question => question.Headers["Idempotency-Key"]).Distinct());
    }

    [Fact]
    public async Task The_demo_shop_changes_its_orders_and_tells_of_footprints_and_coupons()
    {
        var (agent, conversation) = await TalkWithAsync(null);
        var orders = $"conversations/{conversation}/orders";
        var before = await GetAsync(agent, orders);
        var paid = before.GetProperty("orders")[0].GetProperty("id").GetString();

        Assert.Equal((HttpStatusCode.OK, null), await RefusalAsync(agent, HttpMethod.Post, $"{orders}/{paid}/changes", Change("note", "要顺丰", flagged: true)));

        var noted = (await GetAsync(agent, orders)).GetProperty("orders")[0];
        Assert.Equal((paid, "要顺丰", true), (noted.GetProperty("id").GetString(), noted.GetProperty("note").GetString(), noted.GetProperty("flagged").GetBoolean()));
        Assert.Equal("down-1", before.GetProperty("footprints")[0].GetProperty("id").GetString());
        Assert.Equal((3, 2), (before.GetProperty("footprints").GetArrayLength(), before.GetProperty("coupons").GetArrayLength()));
    }

    [Theory]
    [InlineData("ftp://shop.example/", Secret)]
    [InlineData("http://user:password@shop.example/", Secret)]
    [InlineData("orders", Secret)]
    [InlineData("https://shop.example/", "short")]
    public async Task A_connector_that_cannot_be_used_is_refused(string url, string secret)
    {
        Assert.Equal((HttpStatusCode.BadRequest, "invalidArgument"), await RefusalAsync(await TokenOfAsync("boss"), HttpMethod.Put, "shop/order-connector", new { url, secret }));
    }

    [Fact]
    public async Task Only_an_administrator_says_where_orders_come_from()
    {
        var connector = new { url = "https://shop.example/", secret = Secret };

        Assert.Equal((HttpStatusCode.Forbidden, "forbidden"), await RefusalAsync(await TokenOfAsync("xiaofang"), HttpMethod.Put, "shop/order-connector", connector));
        Assert.Equal((HttpStatusCode.Forbidden, "forbidden"), await RefusalAsync(await TokenOfAsync("xiaofang"), HttpMethod.Delete, "shop/order-connector"));
    }

    private static object Change(string kind, string text, bool flagged = false) => new { kind, idempotencyKey = Guid.CreateVersion7(), text, flagged };

    // Offers to change the address of one order, and says why not of the other.
    private static RequestDelegate Offering(string changed) => http => ShopService.Json(http.Request.Method == "POST" ? changed : """
        { "orders": [
          { "id": "2391", "state": "paid", "actions": [{ "kind": "changeAddress" }] },
          { "id": "7710", "state": "shipped", "actions": [{ "kind": "changeAddress", "refused": "已发货" }] } ] }
        """)(http);

    private async Task<ShopService> ConnectedServiceAsync()
    {
        var service = await ShopService.StartAsync();
        var set = await RefusalAsync(await TokenOfAsync("boss"), HttpMethod.Put, "shop/order-connector", new { url = service.Address.AbsoluteUri, secret = Secret });
        Assert.Equal((HttpStatusCode.OK, null), set);
        return service;
    }

    private async Task<(string Agent, ConversationId Conversation)> TalkWithAsync(string? userToken)
    {
        var agent = await AgentAsync("xiaofang");
        var ack = await (await BuyerAsync(userToken)).SendAsync("我的订单到哪了?");
        await agent.UntilAsync(() => agent.Assigned.Any(assigned => assigned.Conversation.Id == ack.ConversationId));
        return (await TokenOfAsync("xiaofang"), ack.ConversationId);
    }
}
