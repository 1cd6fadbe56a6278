using ChatRouter.Benchmarks.Load.Targets;

namespace ChatRouter.Benchmarks.Load.Client;

/// <summary>Keeps all connections of a run alive: agents' Ping every 4 s, and where the server counts on it the protocol's ping every 15 s for buyers.</summary>
internal sealed class Heartbeat : IAsyncDisposable
{
    private const int AgentEvery = 4;
    private const int BuyerEvery = 15;

    private readonly CancellationTokenSource _end = new();
    private readonly Task _running;

    public Heartbeat(ITarget target, IReadOnlyList<Peer> agents, IReadOnlyList<Peer> buyers) => _running = RunAsync(agents, target.BuyersPing ? buyers : []);

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _running;
        _end.Dispose();
    }

    // Each second its share of the connections, so that the pings are spread.
    private async Task RunAsync(IReadOnlyList<Peer> agents, IReadOnlyList<Peer> buyers)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1));
        try
        {
            for (var second = 0; await timer.WaitForNextTickAsync(_end.Token); second++)
            {
                for (var i = second % AgentEvery; i < agents.Count; i += AgentEvery) _ = TryAsync(agents[i], static peer => peer.CallAsync("Ping", "", default));
                for (var i = second % BuyerEvery; i < buyers.Count; i += BuyerEvery) _ = TryAsync(buyers[i], static peer => peer.PingAsync().AsTask());
            }
        }
        catch (OperationCanceledException)
        {
            // Disposed of.
        }
    }

    private static async Task TryAsync(Peer peer, Func<Peer, Task> beat)
    {
        try
        {
            await beat(peer);
        }
        catch (Exception fault) when (fault is IOException or TimeoutException or ObjectDisposedException or System.Net.WebSockets.WebSocketException or InvalidOperationException)
        {
            // The peer's own loop notes why it ended.
        }
    }
}
