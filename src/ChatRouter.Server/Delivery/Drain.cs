using ChatRouter.Core.Delivery;
using ChatRouter.Core.Routing;

namespace ChatRouter.Server.Delivery;

/// <summary>Lets a stopping node go quietly: no new clients, the present ones told to reconnect, work under way finished.</summary>
public sealed class Drain(ConnectionRegistry connections, RoutingWork work, TimeProvider clock) : IHostedLifecycleService
{
    /// <summary>Clients reconnect spread over this time.</summary>
    private static readonly TimeSpan Spread = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    /// <summary>The node stops: readiness says so.</summary>
    public bool Draining { get; private set; }

    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        Draining = true;
        foreach (var connection in connections.All)
            connection.Push(new DrainAnnounced((int)Spread.TotalMilliseconds));
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
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

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
