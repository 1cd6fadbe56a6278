using ChatRouter.Core.Bots;
using ChatRouter.Core.Conversations;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ChatRouter.Core.Routing;

/// <summary>Fires the dispatcher's timers, tells it contacts, announces positions and ends what bots have left until the node stops.</summary>
public sealed class RoutingLoops(
    IDispatcher dispatcher, Placements placements, RoutingWork work, ContactTouches touches, QueueAnnouncer queue, IdleBots bots,
    TimeProvider clock, ILogger<RoutingLoops> logger) : BackgroundService
{
    private static readonly TimeSpan TimerPeriod = TimeSpan.FromMilliseconds(200);

    private bool _lost;

    /// <summary>Ends the loops, then waits for the routing work that is under way.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await work.WhenIdleAsync(cancellationToken);
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(
        EveryAsync(TimerPeriod, "timers", FireTimersAsync, stoppingToken),
        EveryAsync(ContactTouches.Period, "contacts", touches.FlushAsync, stoppingToken),
        EveryAsync(QueueAnnouncer.Period, "positions", queue.AnnounceAsync, stoppingToken),
        EveryAsync(IdleBots.Period, "bots", bots.EndAsync, stoppingToken));

    private async Task FireTimersAsync(CancellationToken cancellationToken)
    {
        foreach (var result in await DueAsync(cancellationToken))
            work.Run(result.Shop, null, () => placements.ApplyAsync(result, CancellationToken.None));
    }

    private async Task<IReadOnlyList<DispatchResult>> DueAsync(CancellationToken cancellationToken)
    {
        try
        {
            var due = await dispatcher.DueAsync(clock.GetUtcNow(), cancellationToken);
            if (_lost)
                logger.DispatcherBack();
            _lost = false;
            return due;
        }
        catch (DispatcherUnavailableException exception)
        {
            if (!_lost)
                logger.DispatcherLost(exception.Message);
            _lost = true;
            return [];
        }
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
            catch (DispatcherUnavailableException)
            {
                // The timers' loop has told it.
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
