using ChatRouter.Core.Journal;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ChatRouter.Core.Uploads;

/// <summary>Removes images that were uploaded and never sent. Every node does; two at once do no harm.</summary>
public sealed class UnsentUploads(IUploadStore store, IOptions<UploadOptions> options, TimeProvider clock, ILogger<UnsentUploads> logger) : BackgroundService
{
    private const int AtOnce = 200;

    private static readonly TimeSpan Period = TimeSpan.FromMinutes(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                if (await RemoveAsync(stoppingToken) is var removed and > 0)
                    logger.UnsentRemoved(removed);
            }
            catch (JournalUnavailableException)
            {
                // Said elsewhere, once. Their turn comes again.
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                logger.RemovingFailed(exception);
            }
        }
    }

    private async Task<int> RemoveAsync(CancellationToken cancellationToken)
    {
        var removed = 0;
        int last;
        do
        {
            last = await store.RemoveUnsentAsync(clock.GetUtcNow() - options.Value.KeepUnsent, AtOnce, cancellationToken);
            removed += last;
        }
        while (last == AtOnce);
        return removed;
    }
}
