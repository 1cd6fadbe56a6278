using ChatRouter.Core.Journal;
using ChatRouter.Core.Routing;
using ChatRouter.Core.Supervision.Alarms;

namespace ChatRouter.Server.Delivery;

/// <summary>Has shops looked at whether something is wrong, whoever watches.</summary>
/// <remarks>Every few seconds, and never so often that looking fills more than a quarter of the time: many shops are looked at less often.</remarks>
public sealed class AlarmWatch(AlarmLooks looks, ConnectionRegistry connections, TimeProvider clock, ILogger<AlarmWatch> logger) : BackgroundService
{
    private const int CostFactor = 3;

    private static readonly TimeSpan Period = TimeSpan.FromSeconds(4);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                var began = clock.GetTimestamp();
                await TryLookAsync(stoppingToken);
                var pause = clock.GetElapsedTime(began) * CostFactor;
                await Task.Delay(pause > Period ? pause : Period, clock, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopping.
        }
    }

    private async Task TryLookAsync(CancellationToken cancellationToken)
    {
        try
        {
            await looks.LookAsync(connections.AgentsByShop.Select(served => served.Shop), cancellationToken);
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
