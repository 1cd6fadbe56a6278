using ChatRouter.Core.Journal;

namespace ChatRouter.Server.Nodes;

/// <summary>Finds in the journal what other nodes stored for this node's clients, in case the bus lost its push: each connection is looked at every 10 s.</summary>
/// <remarks>So a committed message is on every participant's screen within 12 s.</remarks>
public sealed class HeadsWatch(HeadsLook heads, TimeProvider clock, ILogger<HeadsWatch> logger) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan AfterAFailure = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await heads.AllAsync(stoppingToken);
                timer.Period = Period;
            }
            catch (JournalUnavailableException)
            {
                // Said elsewhere, once. What was stored before it went away must not wait for another whole period.
                timer.Period = AfterAFailure;
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                logger.WatchFailed(exception);
            }
        }
    }
}
