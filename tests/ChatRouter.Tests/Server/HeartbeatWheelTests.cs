using ChatRouter.Server.Hubs;
using ChatRouter.TestKit;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.Extensions.Logging.Abstractions;

namespace ChatRouter.Tests.Server;

public sealed class HeartbeatWheelTests : IAsyncLifetime
{
    private readonly ManualClock _clock = new();
    private readonly HeartbeatWheel _wheel;

    public HeartbeatWheelTests() => _wheel = new HeartbeatWheel(_clock, NullLogger<HeartbeatWheel>.Instance);

    public Task InitializeAsync() => _wheel.StartAsync(CancellationToken.None);

    public async Task DisposeAsync()
    {
        await _wheel.StopAsync(CancellationToken.None);
        _wheel.Dispose();
    }

    [Fact]
    public async Task Every_connection_has_its_turn_once_a_round_and_a_fifth_of_them_each_second()
    {
        var connections = Enumerable.Range(0, 10).Select(_ => new Carried(_wheel)).ToList();

        for (var second = 1; second <= 10; second++)
            await SecondAsync(() => connections.Sum(connection => connection.Beats) == second * 2);

        Assert.All(connections, connection => Assert.Equal(2, connection.Beats));
    }

    [Fact]
    public async Task A_connection_that_ended_is_left_alone_and_one_that_fails_takes_no_other_down()
    {
        var well = Enumerable.Range(0, 5).Select(_ => new Carried(_wheel)).ToList();
        var (failing, ended) = (new Carried(_wheel, () => throw new InvalidOperationException("broken")), new Carried(_wheel));
        await ended.EndAsync();

        for (var second = 1; second <= 10; second++)
            await SecondAsync(() => well.Sum(connection => connection.Beats) == second);

        await Until.TrueAsync(() => failing.Beats == 2);
        Assert.Equal(0, ended.Beats);
    }

    [Fact]
    public void An_idle_buyer_is_pinged_before_the_official_client_gives_up_and_a_half_open_connection_ends_within_40_s()
    {
        var every = HeartbeatWheel.Round * Math.Ceiling(HubSetup.BuyersKeepAlive / HeartbeatWheel.Round);

        // 30 s without a word from the server: serverTimeoutInMilliseconds of @microsoft/signalr.
        Assert.InRange(every, TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(25));
        Assert.InRange(every + UserTimeout.Limit, TimeSpan.Zero, TimeSpan.FromSeconds(40));
    }

    private async Task SecondAsync(Func<bool> seen)
    {
        _clock.Advance(HeartbeatWheel.Round / 5);
        await Until.TrueAsync(seen);
    }

    /// <summary>A connection that counts its turns.</summary>
    private sealed class Carried
    {
        private readonly TaskCompletionSource _end = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly Task _carried;
        private int _beats;

        public Carried(HeartbeatWheel wheel, Action? onBeat = null) => _carried = wheel.CarryAsync(new DefaultConnectionContext(), connection =>
        {
            connection.Features.Get<IConnectionHeartbeatFeature>()!.OnHeartbeat(
                _ =>
                {
                    Interlocked.Increment(ref _beats);
                    onBeat?.Invoke();
                },
                this);
            return _end.Task;
        });

        public int Beats => Volatile.Read(ref _beats);

        public Task EndAsync()
        {
            _end.SetResult();
            return _carried;
        }
    }
}
