using System.Diagnostics;
using ChatRouter.Server.Demo;
using ChatRouter.TestKit.HubClient;
using ChatRouter.TestKit.Servers;

namespace ChatRouter.IntegrationTests.Durability;

public sealed class DrainTests
{
    [Fact]
    public async Task A_stopping_server_tells_its_clients_first_and_fails_no_send()
    {
        await using var server = new ServerProcess();
        await server.StartAsync();
        var buyer = await BuyerTestClient.OpenAsync(server.Endpoint, DemoShop.Key, server.Endpoint.Origin);
        var sending = SendUntilDrainAsync(buyer);
        await buyer.UntilAsync(() => buyer.Sent.Count > 50);
        var since = Stopwatch.StartNew();

        var stopping = server.StopAsync();
        await sending;
        await buyer.DisposeAsync();
        await stopping.WaitAsync(TimeSpan.FromSeconds(25));

        Assert.True(since.Elapsed < TimeSpan.FromSeconds(25));
        Assert.All(buyer.Sent, sent => Assert.NotNull(sent.Ack));
        Assert.Single(buyer.Drains);
    }

    private static async Task SendUntilDrainAsync(BuyerTestClient buyer)
    {
        while (buyer.Drains.IsEmpty)
            await buyer.SendAsync("on and on");
    }
}
