using ChatRouter.Core.Journal;
using ChatRouter.Core.Webhooks;
using Microsoft.Extensions.Options;

namespace ChatRouter.Server.Webhooks;

/// <summary>Keeps in memory who listens, as other processes change it, and forgets what is too old.</summary>
/// <remarks>
/// It is known before the server takes its first message, so that no event of a restart is missed.
/// From then on only what changed is read, however many shops have webhooks.
/// </remarks>
public sealed class WebhookWatch(IWebhookStore store, WebhookAudience audience, IOptions<WebhookOptions> options, TimeProvider clock, ILogger<WebhookWatch> logger)
    : BackgroundService, IHostedLifecycleService
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(2);
    private const int ForgetEvery = 150;
    private const int ForgetAtOnce = 1_000;

    // A number can become visible after a higher one, as long as its transaction runs.
    private const int Overlap = 64;

    private long _seen;
    private HashSet<WebhookChange> _followed = [];

    /// <summary>What was changed just now holds at once in this process, and within 2 s in the others.</summary>
    public async Task RefreshAsync(ShopId shop, CancellationToken cancellationToken) => audience.Set(shop, await store.AllAsync(shop, cancellationToken));

    /// <summary>Reads the shops that changed since the last look. For one caller at a time.</summary>
    public async Task FollowAsync(CancellationToken cancellationToken)
    {
        var changes = await store.ChangesAsync(Math.Max(0, _seen - Overlap), cancellationToken);
        foreach (var change in changes.Where(change => !_followed.Contains(change)))
            await RefreshAsync(change.Shop, cancellationToken);
        if (changes is not [.., var last])
            return;
        _followed = [.. changes];
        _seen = Math.Max(_seen, last.No);
    }

    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        _seen = await store.LatestChangeAsync(cancellationToken);
        audience.Set(await store.ListenersAsync(cancellationToken));
    }

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, clock);
        try
        {
            for (var looks = 0; await timer.WaitForNextTickAsync(stoppingToken); looks++)
                await TryLookAsync(looks % ForgetEvery == 0, stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopping.
        }
    }

    private async Task TryLookAsync(bool forget, CancellationToken cancellationToken)
    {
        try
        {
            await FollowAsync(cancellationToken);
            if (forget)
                await ForgetAsync(cancellationToken);
        }
        catch (JournalUnavailableException)
        {
            // Said elsewhere, once.
        }
#pragma warning disable CA1031 // The watch goes on whatever one look met.
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            logger.WebhooksFailed(exception);
        }
    }

    // Some at a time: others write meanwhile.
    private async Task ForgetAsync(CancellationToken cancellationToken)
    {
        while (await store.ForgetAsync(clock.GetUtcNow() - options.Value.KeepFor, ForgetAtOnce, cancellationToken) == ForgetAtOnce)
        {
        }
    }
}
