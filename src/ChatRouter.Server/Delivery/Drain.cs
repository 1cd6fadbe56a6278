using ChatRouter.Core.Delivery;
using ChatRouter.Core.Routing;

namespace ChatRouter.Server.Delivery;

/// <summary>Lets a stopping node go quietly: no new clients, the present ones told to reconnect, work under way finished.</summary>
public sealed class Drain(ConnectionRegistry connections, RoutingWork work, TimeProvider clock)
{
    /// <summary>Clients reconnect spread over this time.</summary>
    private static readonly TimeSpan Spread = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    /// <summary>The node stops: readiness says so, and no socket opens any more.</summary>
    public bool Draining { get; private set; }

    /// <summary>Completes when every client has left and the work under way is done, or after 15 s.</summary>
    public async Task RunAsync()
    {
        Draining = true;
        foreach (var connection in connections.All)
            connection.Push(new DrainAnnounced((int)Spread.TotalMilliseconds));
        using var patience = new CancellationTokenSource(Patience, clock);
        try
        {
            using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50), clock);
            while (connections.Count > 0)
                await timer.WaitForNextTickAsync(patience.Token);
            await work.WhenIdleAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            // Whoever stays after that is cut off, and resumes elsewhere.
        }
    }
}
