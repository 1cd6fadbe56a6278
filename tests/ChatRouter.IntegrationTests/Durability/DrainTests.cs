using System.Diagnostics;
using System.Net.Sockets;
using System.Text;
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

    [Theory]
    [InlineData("GET /healthz HTTP/1.1\r\nHost: loc", 1)]
    [InlineData("POST /api/v1/uploads HTTP/1.1\r\nHost: localhost\r\nContent-Type: image/png\r\nContent-Length: 100000\r\n\r\n", 1)]
    [InlineData("GET /openapi/v1.json HTTP/1.1\r\nHost: localhost\r\n\r\n", 200)]
    public async Task Whoever_does_not_finish_his_request_or_read_the_answer_does_not_hold_up_the_stop(string request, int times)
    {
        await using var server = new ServerProcess();
        await server.StartAsync();
        var at = server.Endpoint.Http.BaseAddress!;
        using var client = new TcpClient { ReceiveBufferSize = 2048, NoDelay = true };
        await client.ConnectAsync(at.Host, at.Port);
        for (var i = 0; i < times; i++)
            await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(request));
        await server.Endpoint.Http.GetAsync("/healthz");

        // Cut off after 5 s; without that the host's patience ended before the journal had its turn, and the process with an error.
        await server.StopAsync().WaitAsync(TimeSpan.FromSeconds(9));
    }

    private static async Task SendUntilDrainAsync(BuyerTestClient buyer)
    {
        while (buyer.Drains.IsEmpty)
            await buyer.SendAsync("on and on");
    }
}
