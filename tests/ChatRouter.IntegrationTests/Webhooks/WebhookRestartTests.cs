using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using ChatRouter.IntegrationTests.Orders;
using ChatRouter.Server.Demo;
using ChatRouter.TestKit;
using ChatRouter.TestKit.HubClient;
using ChatRouter.TestKit.Servers;

namespace ChatRouter.IntegrationTests.Webhooks;

/// <summary>Whatever was committed is told, even if the server was killed before it could.</summary>
public sealed class WebhookRestartTests : IAsyncLifetime
{
    private readonly ServerProcess _server = new(new Dictionary<string, string>
    {
        ["Webhooks__PrivateNetworks__0"] = "127.0.0.0/8",
        // The dead process's turn ends after three times as long.
        ["Webhooks__Timeout"] = "00:00:01",
        ["Webhooks__FirstRetry"] = "00:00:00.05",
        ["Webhooks__LongestRetry"] = "00:00:00.2",
    });

    private ShopService _receiver = null!;

    public async Task InitializeAsync()
    {
        _receiver = await ShopService.StartAsync();
        await _server.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await _server.DisposeAsync();
        await _receiver.DisposeAsync();
    }

    [Fact]
    public async Task Killed_between_commit_and_delivery_the_server_tells_everything_after_its_restart()
    {
        await MakeHookAsync();
        _receiver.Answer = http => new TaskCompletionSource().Task.WaitAsync(http.RequestAborted);
        await using var buyer = await BuyerTestClient.OpenAsync(_server.Endpoint, DemoShop.Key, _server.Endpoint.Origin);
        foreach (var text in new[] { "1", "2", "3" })
            await buyer.SendAsync(text);
        await _receiver.AskedAsync(1);

        await _server.KillAsync();
        _receiver.Answer = ShopService.Status(HttpStatusCode.InternalServerError);
        await _server.StartAsync();
        await Until.TrueAsync(() => _receiver.Questions.Count >= 3, TimeSpan.FromSeconds(60));
        _receiver.Answer = ShopService.Status(HttpStatusCode.OK);
        await using var late = await BuyerTestClient.OpenAsync(_server.Endpoint, DemoShop.Key, _server.Endpoint.Origin);
        await late.SendAsync("4");
        await Until.TrueAsync(() => Received.Of(_receiver).Select(one => one.Text).Distinct().Count() == 4, TimeSpan.FromSeconds(60));

        var told = Received.Of(_receiver).ToList();
        Assert.Equal(["1", "2", "3"], told.Select(one => one.Text).Where(text => text != "4").Distinct());
        Assert.Equal(4, told.Select(one => one.Id).Distinct().Count());
        Assert.All(told.GroupBy(one => one.Id), repeated => Assert.Single(repeated.Select(one => one.Request.Body).Distinct()));
    }

    private async Task MakeHookAsync()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/webhooks") { Content = JsonContent.Create(new { url = _receiver.Address, events = new[] { "message.created" } }) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", (await _server.Endpoint.SignInAgentAsync(DemoShop.Key, "boss", DemoShop.Password)).AccessToken);
        using var made = await _server.Endpoint.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
    }
}
