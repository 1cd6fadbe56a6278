using System.Diagnostics;
using ChatRouter.Server.Hubs;
using ChatRouter.TestKit;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ChatRouter.IntegrationTests.Hubs;

public sealed class HeartbeatTests : HubScene
{
    [Fact]
    public async Task A_buyers_connection_is_looked_at_once_in_a_round_of_the_wheel_and_pinged_then()
    {
        // Read at the first connection. At a look every second, as SignalR has it, pings would be 2 s apart.
        Server.Services.GetRequiredService<IOptions<HubOptions<BuyerHub>>>().Value.KeepAliveInterval = TimeSpan.FromSeconds(1);
        var buyer = await BuyerAsync();

        await Until.TrueAsync(() => buyer.Hub.PingsReceived >= 1);
        var first = Stopwatch.GetTimestamp();
        await Until.TrueAsync(() => buyer.Hub.PingsReceived >= 2);

        Assert.True(Stopwatch.GetElapsedTime(first) > HeartbeatWheel.Round - TimeSpan.FromSeconds(1.5));
    }
}
