using ChatRouter.Core.Journal;
using ChatRouter.Core.Routing;

namespace ChatRouter.Server.Nodes;

/// <summary>In a server of one process: does what follows from writes that ended in doubt, for instance because a commit took longer than callers wait.</summary>
/// <remarks>
/// Their senders write again under the same id and are told that it is stored; the message would be routed and shown by nobody. Several nodes look at everything
/// every 10 s; a single one knows when there is something to look for.
/// </remarks>
public sealed class InDoubtWatch(BatchingJournal journal, HeadsLook heads, Reconciler reconciler, TimeProvider clock, ILogger<InDoubtWatch> logger) : BackgroundService
{
    // The first may come too early for the last of them, and what may be on its way the reconciler puts right only when it sees it twice.
    private const int Passes = 3;

    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var (seen, since, left) = (0L, clock.GetTimestamp(), 0);
        using var timer = new PeriodicTimer(Every, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            if (journal.InDoubt is var now && now != seen)
                (seen, since, left) = (now, left == 0 ? clock.GetTimestamp() : since, Passes);
            if (left == 0 || clock.GetElapsedTime(since) < Reconciler.SecondLook)
                continue;
            try
            {
                await reconciler.PassAsync(everyShop: true, stoppingToken);
                await heads.AllAsync(stoppingToken);
                (since, left) = (clock.GetTimestamp(), left - 1);
            }
            catch (JournalUnavailableException)
            {
                // Said elsewhere, once. Again in a second.
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                logger.WatchFailed(exception);
            }
        }
    }
}
