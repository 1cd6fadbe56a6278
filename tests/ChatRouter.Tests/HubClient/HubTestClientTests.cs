using System.Net.WebSockets;
using System.Text.Json;
using ChatRouter.TestKit.HubClient;
using Microsoft.AspNetCore.Builder;

namespace ChatRouter.Tests.HubClient;

public sealed class HubTestClientTests : IAsyncLifetime
{
    private readonly WebApplication _app = HubServer.Of<EchoHub>();
    private HubTestClient _client = null!;

    public async Task InitializeAsync()
    {
        await _app.StartAsync();
        var endpoint = Endpoint.At(new Uri(_app.Urls.Single()));
        _client = await endpoint.ConnectAsync("/hub", "a+b/c", new Dictionary<string, string> { ["Origin"] = "http://shop.example" });
    }

    public async Task DisposeAsync()
    {
        await _client.DisposeAsync();
        await _app.DisposeAsync();
    }

    [Fact]
    public async Task Call_returns_the_result_in_the_wire_s_json()
    {
        await _client.StartAsync();

        var echo = await _client.InvokeAsync<EchoRequest>("Echo", [new EchoRequest("你好", DayOfWeek.Friday)]);
        var raw = await _client.InvokeAsync<JsonElement>("Echo", [new EchoRequest("你好", DayOfWeek.Friday)]);

        Assert.Equal(new EchoRequest("你好", DayOfWeek.Friday), echo);
        Assert.Equal("friday", raw.GetProperty("day").GetString());
    }

    [Fact]
    public async Task Ticket_and_headers_reach_the_server()
    {
        await _client.StartAsync();

        Assert.Equal("a+b/c", await _client.InvokeAsync<string>("Ticket", []));
        Assert.Equal("http://shop.example", await _client.InvokeAsync<string>("Origin", []));
    }

    [Fact]
    public async Task Refusal_carries_its_code()
    {
        await _client.StartAsync();

        var refusal = await Assert.ThrowsAsync<HubInvocationException>(() => _client.InvokeAsync("Refuse", []));
        var fault = await Assert.ThrowsAsync<HubInvocationException>(() => _client.InvokeAsync("Break", []));

        Assert.Equal("rateLimited", refusal.Code);
        Assert.Equal(200, refusal.Details!.Value.GetProperty("retryAfterMs").GetInt32());
        Assert.Null(fault.Code);
    }

    [Fact]
    public async Task Events_reach_their_handlers_and_others_are_ignored()
    {
        var changes = new Changes();
        EchoRequest? told = null;
        var bare = 0;
        _client.On<EchoRequest>("Told", request => told = request);
        _client.On("Bare", () =>
        {
            bare++;
            changes.Happened();
        });
        await _client.StartAsync();

        await _client.InvokeAsync("Tell", [new EchoRequest("hello", DayOfWeek.Monday)]);
        await changes.UntilAsync(() => bare == 1);

        Assert.Equal(new EchoRequest("hello", DayOfWeek.Monday), told);
    }

    [Fact]
    public async Task Calls_under_way_fail_when_the_connection_ends()
    {
        await _client.StartAsync();
        var waiting = _client.InvokeAsync("Never", []);

        await _client.DisposeAsync();

        await Assert.ThrowsAsync<HubClosedException>(() => waiting);
        await Assert.ThrowsAsync<HubClosedException>(() => _client.InvokeAsync("Never", []));
    }

    [Fact]
    public async Task Server_s_end_is_told()
    {
        await _client.StartAsync();

        await Assert.ThrowsAsync<HubClosedException>(() => _client.InvokeAsync("Abort", []));

        Assert.Equal(WebSocketCloseStatus.NormalClosure, (await _client.Closed).Status);
    }

    [Fact]
    public async Task Raw_text_goes_out_as_it_is()
    {
        await _client.StartAsync();

        await _client.SendRawAsync("{nonsense\u001e");

        Assert.NotNull((await _client.Closed).Error);
    }
}
