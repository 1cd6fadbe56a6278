using ChatRouter.Core.Journal;
using ChatRouter.Core.Routing;
using ChatRouter.Core.Supervision.Alarms;

namespace ChatRouter.Server.Delivery;

/// <summary>Has shops looked at whether something is wrong, whoever watches.</summary>
/// <remarks>Every few seconds, and never so often that looking fills more than a tenth of the time: many shops are looked at less often.</remarks>
public sealed class AlarmWatch(AlarmLooks looks, ConnectionRegistry connections, TimeProvider clock, ILogger<AlarmWatch> logger) : BackgroundService
{
    private const int CostFactor = 9;

    private static readonly TimeSpan Period = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan Late = TimeSpan.FromSeconds(11);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            for (var pause = Period; !stoppingToken.IsCancellationRequested;)
            {
                var began = clock.GetTimestamp();
                // As long as the last pause and look, and then some: otherwise processes would take shops from each other at every look.
                await TryLookAsync(pause + (pause / CostFactor) + Late, stoppingToken);
                var earned = clock.GetElapsedTime(began) * CostFactor;
                pause = earned > Period ? earned : Period;
                await Task.Delay(pause, clock, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopping.
        }
    }

    private async Task TryLookAsync(TimeSpan duty, CancellationToken cancellationToken)
    {
        try
        {
            await looks.LookAsync(connections.AgentsByShop.Select(served => served.Shop), duty, cancellationToken);
        }
        catch (Exception exception) when (exception is DispatcherUnavailableException or JournalUnavailableException)
        {
            // Said elsewhere, once. What is wrong is found by the next look.
        }
#pragma warning disable CA1031 // The watch goes on whatever one look met.
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            logger.WatchFailed(exception);
        }
    }
}
