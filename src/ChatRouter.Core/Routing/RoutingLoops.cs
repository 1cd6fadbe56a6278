using ChatRouter.Core.Conversations;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ChatRouter.Core.Routing;

/// <summary>Rebuilds the dispatcher at start, then fires its timers, tells contacts and announces positions until the node stops.</summary>
public sealed class RoutingLoops(
    Rebuilder rebuilder, IDispatcher dispatcher, Placements placements, RoutingWork work, ContactTouches touches, QueueAnnouncer queue,
    TimeProvider clock, ILogger<RoutingLoops> logger) : BackgroundService
{
    private static readonly TimeSpan TimerPeriod = TimeSpan.FromMilliseconds(100);

    /// <summary>No connection is accepted before this has completed.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await rebuilder.RebuildAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    /// <summary>Ends the loops, then waits for the routing work that is under way.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await work.WhenIdleAsync(cancellationToken);
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(
        EveryAsync(TimerPeriod, "timers", FireTimersAsync, stoppingToken),
        EveryAsync(ContactTouches.Period, "contacts", touches.FlushAsync, stoppingToken),
        EveryAsync(QueueAnnouncer.Period, "positions", queue.AnnounceAsync, stoppingToken));

    private async Task FireTimersAsync(CancellationToken cancellationToken)
    {
        foreach (var result in await dispatcher.DueAsync(clock.GetUtcNow(), cancellationToken))
            work.Run(result.Shop, null, () => placements.ApplyAsync(result, CancellationToken.None));
    }

    private async Task EveryAsync(TimeSpan period, string task, Func<CancellationToken, Task> step, CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(period, clock);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                while (await timer.WaitForNextTickAsync(stoppingToken))
                    await step(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                logger.LoopFailed(task, exception);
            }
        }
    }
}
