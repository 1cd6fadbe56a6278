using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using ChatRouter.Core.Buyers;
using ChatRouter.Core.Conversations;
using ChatRouter.Server.Auth;
using ChatRouter.TestKit.HubClient;
using Microsoft.Extensions.DependencyInjection;

namespace ChatRouter.IntegrationTests.Accounts;

/// <summary>Order states that the shop's backend pushes.</summary>
public class PushedOrdersTests : AccountScene
{
    [Fact]
    public async Task A_pushed_state_decides_which_group_serves_the_buyer_whatever_his_older_token_says()
    {
        var key = await KeyAsync();
        var (preSale, afterSale) = (await AgentAsync("xiaofang"), await AgentAsync("laowang"));
        var buyer = await BuyerAsync(BuyerToken("7", Orders("unpaid")));

        Assert.Equal(HttpStatusCode.NoContent, await PushAsync(key, "7", "k1", ("A-1", "refund")));
        var conversation = (await buyer.SendAsync("退款呢?")).ConversationId;

        await afterSale.UntilAsync(() => afterSale.Assigned.Any(assigned => assigned.Conversation.Id == conversation));
        Assert.Empty(preSale.Assigned);
        var known = await Server.Services.GetRequiredService<IBuyerStore>().FindAsync(new("demo"), new("u:7"), CancellationToken.None);
        Assert.Equal([new BuyerOrder("A-1", OrderState.Refund)], known!.Orders);
    }

    [Fact]
    public async Task Who_waits_is_routed_again_when_his_state_is_pushed()
    {
        var key = await KeyAsync();
        var buyer = await BuyerAsync(BuyerToken("8", Orders("unpaid")));
        var conversation = (await buyer.SendAsync("在吗?")).ConversationId;
        var afterSale = await AgentAsync("laowang");

        Assert.Equal(HttpStatusCode.NoContent, await PushAsync(key, "8", null, ("A-1", "refund")));

        await afterSale.UntilAsync(() => afterSale.Assigned.Any(assigned => assigned.Conversation.Id == conversation));
    }

    [Fact]
    public async Task A_late_repetition_changes_nothing_and_another_request_under_the_key_is_refused()
    {
        var key = await KeyAsync();
        var afterSale = await AgentAsync("laowang");

        Assert.Equal(HttpStatusCode.NoContent, await PushAsync(key, "9", "first", ("A-1", "unpaid")));
        Assert.Equal(HttpStatusCode.NoContent, await PushAsync(key, "9", "second", ("A-1", "refund")));
        Assert.Equal(HttpStatusCode.NoContent, await PushAsync(key, "9", "first", ("A-1", "unpaid")));
        Assert.Equal(HttpStatusCode.Conflict, await PushAsync(key, "9", "first", ("A-1", "shipped")));
        Assert.Equal(HttpStatusCode.Conflict, await PushAsync(key, "10", "first", ("A-1", "unpaid")));

        var buyer = await BuyerAsync(BuyerToken("9"));
        var conversation = (await buyer.SendAsync("你好")).ConversationId;
        await afterSale.UntilAsync(() => afterSale.Assigned.Any(assigned => assigned.Conversation.Id == conversation));
    }

    [Theory]
    [InlineData("""{"orders":[{"id":"","state":"paid"}]}""", "orders.0.id=required")]
    [InlineData("""{"orders":[{"id":"1","state":""}]}""", "orders.0.state=required")]
    [InlineData("""{"orders":[{"id":"1\u0000","state":"paid"}]}""", "orders.0.id=malformed")]
    [InlineData("""{"orders":[{"id":"1","state":"a state that nobody could ever use here"}]}""", "orders.0.state=tooLong")]
    [InlineData("""{"orders":[{"id":"1","state":"paid"},{"id":"1","state":"paid"}]}""", "orders.1.id=duplicate")]
    [InlineData("""{"orders":[null]}""", "orders.0.id=required orders.0.state=required")]
    [InlineData("""{"orders":null}""", "orders=malformed")]
    [InlineData("""{"orders":[{"id":"1","state":"paid","more":1}]}""", "orders.0.more=unknown")]
    [InlineData("{}", "orders=required")]
    public async Task What_is_no_list_of_orders_is_refused_by_the_field_that_is_wrong(string body, string faults)
    {
        var (status, problem) = await AskAsync(await KeyAsync(), HttpMethod.Put, "buyers/7/orders", JsonSerializer.Deserialize<JsonElement>(body));

        Assert.Equal((HttpStatusCode.BadRequest, "invalidArgument"), (status, problem.GetProperty("code").GetString()));
        Assert.Equal(faults, string.Join(' ', problem.GetProperty("errors").EnumerateObject().Select(field => $"{field.Name}={field.Value[0].GetString()}")));
    }

    [Fact]
    public async Task An_agent_pushes_nothing()
    {
        Assert.Equal((HttpStatusCode.Forbidden, "forbidden"), await RefusalAsync(await TokenOfAsync("xiaofang"), HttpMethod.Put, "buyers/7/orders", new { orders = Array.Empty<object>() }));
    }

    private static Dictionary<string, object> Orders(string state) => new() { ["orders"] = new[] { new { id = "A-1", state } } };

    private async Task<string> KeyAsync() =>
        (await DoneAsync(await TokenOfAsync("boss"), HttpMethod.Post, "keys", new { name = "backend", scopes = new[] { KeyScopes.BuyersWrite } })).GetProperty("secret").GetString()!;

    private async Task<HttpStatusCode> PushAsync(string key, string buyer, string? idempotencyKey, params (string Id, string State)[] orders)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, $"/api/v1/buyers/{buyer}/orders") { Content = JsonContent.Create(new { orders = orders.Select(order => new { id = order.Id, state = order.State }) }) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        if (idempotencyKey is not null)
            request.Headers.Add("Idempotency-Key", idempotencyKey);
        using var response = await Endpoint.Http.SendAsync(request);
        return response.StatusCode;
    }
}
