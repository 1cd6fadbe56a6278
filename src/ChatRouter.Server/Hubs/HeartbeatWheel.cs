using System.Collections.Concurrent;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;

namespace ChatRouter.Server.Hubs;

/// <summary>Gives every connection its turn to look at its timers once in <see cref="Round"/>, a fifth of all each second.</summary>
/// <remarks>Kestrel and SignalR look at each of theirs every second. For thousands of idle buyers that costs more than the pings for which it is done, and none of these timers needs it.</remarks>
public sealed class HeartbeatWheel(TimeProvider clock, ILogger<HeartbeatWheel> logger) : BackgroundService
{
    private const int Spokes = 5;

    /// <summary>How far apart two looks at a connection are, and how much later than set a timer of it may fire.</summary>
    public static readonly TimeSpan Round = TimeSpan.FromSeconds(Spokes);

    private readonly ConcurrentDictionary<Beat, bool>[] _spokes = [.. Enumerable.Range(0, Spokes).Select(_ => new ConcurrentDictionary<Beat, bool>())];
    private readonly PeriodicTimer _timer = new(Round / Spokes, clock);
    private int _joined;

    /// <summary>Runs the connection with this wheel as its heartbeat.</summary>
    public async Task CarryAsync(ConnectionContext connection, ConnectionDelegate next)
    {
        var (spoke, beat) = (_spokes[(uint)Interlocked.Increment(ref _joined) % Spokes], new Beat());
        connection.Features.Set<IConnectionHeartbeatFeature>(beat);
        spoke.TryAdd(beat, true);
        try
        {
            await next(connection);
        }
        finally
        {
            spoke.TryRemove(beat, out _);
        }
    }

    public override void Dispose()
    {
        _timer.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        for (var turn = 0; await _timer.WaitForNextTickAsync(stoppingToken); turn = (turn + 1) % Spokes)
            foreach (var (beat, _) in _spokes[turn])
                Run(beat);
    }

    private void Run(Beat beat)
    {
        try
        {
            beat.Run();
        }
        catch (Exception exception)
        {
            logger.HeartbeatFailed(exception);
        }
    }

    /// <summary>One connection's timers.</summary>
    private sealed class Beat : IConnectionHeartbeatFeature
    {
        private readonly Lock _gate = new();
        private (Action<object> Action, object State)[] _handlers = [];

        public void OnHeartbeat(Action<object> action, object state)
        {
            lock (_gate)
                _handlers = [.. _handlers, (action, state)];
        }

        public void Run()
        {
            foreach (var (action, state) in _handlers)
                action(state);
        }
    }
}
