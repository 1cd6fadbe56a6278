using System.Net.WebSockets;
using System.Security.Claims;
using ChatRouter.Server.Hubs;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;

namespace ChatRouter.IntegrationTests.Security;

/// <summary>Connections that end in the midst of a call, at every hub: nothing of it counts as the server's failure.</summary>
public sealed class AbandonedCallTests : FrameScene
{
    private const int TimesPerCall = 12;

    [Fact]
    public async Task Whoever_leaves_before_the_answer_makes_no_failure()
    {
        var (_, _, conversation) = await TalkAsync();
        var own = new SampleIds(conversation.Value, (await IdOfAsync("laowang")).Value, "after-sale");
        var guest = await GuestTokenAsync();
        var desk = await StaffTokenAsync("laowang");
        var boss = await StaffTokenAsync("boss");

        await Task.WhenAll(
            LeaveAsync("/hubs/buyer", guest, typeof(IBuyerHub), own),
            LeaveAsync("/hubs/agent", desk, typeof(IAgentHub), own),
            LeaveAsync("/hubs/supervisor", boss, typeof(ISupervisorHub), own));

        Assert.True((await Endpoint.Http.GetAsync("/healthz")).IsSuccessStatusCode);
        Assert.True(Heard.Failures.Count == 0, string.Join('\n', Heard.Failures));
    }

    [Fact]
    public void A_call_that_outlives_its_connection_is_cut_off_like_any_wait() =>
        Assert.Throws<OperationCanceledException>(() => Server.Services.GetRequiredService<HubConnections>().Of(new EndedContext()));

    // The first time at once, then a little later each time, so that the end falls into each step of a call.
    private async Task LeaveAsync(string hub, string token, Type contract, SampleIds own)
    {
        var calls = SampleFrames.Calls(contract, own).ToList();
        for (var time = 0; time < TimesPerCall; time++)
        {
            foreach (var call in calls)
            {
                using var socket = await ConnectAsync(hub, token);
                await socket.SendAsync((byte[])[.. SampleFrames.Handshake, .. calls[0], .. call], WebSocketMessageType.Binary, true, CancellationToken.None);
                await Task.Delay(TimeSpan.FromMilliseconds(time));
                socket.Abort();
            }
        }
    }

    private sealed class EndedContext : HubCallerContext
    {
        public override string ConnectionId => "ended";

        public override string? UserIdentifier => null;

        public override ClaimsPrincipal? User => null;

        public override IDictionary<object, object?> Items { get; } = new Dictionary<object, object?>();

        public override IFeatureCollection Features { get; } = new FeatureCollection();

        public override CancellationToken ConnectionAborted { get; } = new(canceled: true);

        public override void Abort()
        {
        }
    }
}
