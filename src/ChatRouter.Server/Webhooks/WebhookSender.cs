using System.Collections.Concurrent;
using System.Threading.Channels;
using ChatRouter.Core.Journal;
using ChatRouter.Core.Webhooks;

namespace ChatRouter.Server.Webhooks;

/// <summary>Has whatever is due sent, off the way of messages: soon after a commit of this process, and otherwise looked for every second.</summary>
/// <remarks>Each webhook is served on its own, by one process at a time: one that is slow or fails holds up no other.</remarks>
public sealed class WebhookSender(IWebhookStore store, WebhookAudience audience, WebhookRounds rounds, TimeProvider clock, ILogger<WebhookSender> logger) : BackgroundService
{
    private const int ServedAtOnce = 64;
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);

    // So that a stream of commits is one look, and not as many.
    private static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(20);

    private readonly Channel<bool> _looks = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly ConcurrentDictionary<WebhookId, Task> _served = new();

    /// <summary>Something may be due.</summary>
    public void Wake() => _looks.Writer.TryWrite(true);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        audience.Stored += Wake;
        await using var timer = clock.CreateTimer(_ => Wake(), null, TimeSpan.Zero, LookEvery);
        try
        {
            await foreach (var _ in _looks.Reader.ReadAllAsync(stoppingToken))
            {
                await TryLookAsync(stoppingToken);
                await Task.Delay(Gathering, clock, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopping.
        }
        finally
        {
            audience.Stored -= Wake;
        }

        await Task.WhenAll(_served.Values);
    }

    private async Task TryLookAsync(CancellationToken cancellationToken)
    {
        try
        {
            foreach (var (shop, id) in await store.DueAsync(clock.GetUtcNow(), ServedAtOnce, cancellationToken))
            {
                if (_served.Count < ServedAtOnce && !_served.ContainsKey(id))
                    _served[id] = ServeAsync(shop, id, cancellationToken);
            }
        }
        catch (JournalUnavailableException)
        {
            // Said elsewhere, once. What is due stays due.
        }
#pragma warning disable CA1031 // The sender goes on whatever one look met.
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            logger.WebhooksFailed(exception);
        }
    }

    private async Task ServeAsync(ShopId shop, WebhookId id, CancellationToken cancellationToken)
    {
        // Only then is it among those that are served.
        await Task.Yield();
        try
        {
            await rounds.RunAsync(shop, id, cancellationToken);
        }
        catch (Exception exception) when (exception is JournalUnavailableException or OperationCanceledException)
        {
            // What was not settled is sent again.
        }
#pragma warning disable CA1031 // One webhook's trouble must not end the others'.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            logger.WebhookRoundFailed(id, shop, exception);
        }
        finally
        {
            _served.TryRemove(id, out _);
            // What came in while it was let go of nobody else looks for.
            Wake();
        }
    }
}
