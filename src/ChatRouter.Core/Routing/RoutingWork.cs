using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace ChatRouter.Core.Routing;

/// <summary>Work that a message caused and that nobody waits for. A failure ends that piece of work only.</summary>
public sealed class RoutingWork(ILogger<RoutingWork> logger)
{
    private readonly ConcurrentDictionary<Task, byte> _running = new();

    /// <summary>Starts the work; its first synchronous part runs before this returns.</summary>
    public void Run(ShopId shop, ConversationId? conversation, Func<Task> work)
    {
        var task = GuardAsync(shop, conversation, work);
        if (task.IsCompleted)
            return;
        _running.TryAdd(task, 0);
        _ = task.ContinueWith(done => _running.TryRemove(done, out _), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    /// <summary>Completes when everything started before has ended.</summary>
    public Task WhenIdleAsync(CancellationToken cancellationToken) => Task.WhenAll(_running.Keys).WaitAsync(cancellationToken);

    private async Task GuardAsync(ShopId shop, ConversationId? conversation, Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (DispatcherUnavailableException exception)
        {
            logger.RoutingWorkDelayed(shop, conversation, exception.Message);
        }
#pragma warning disable CA1031 // One failed piece of work must not end the node; the reconciliation mends it.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            logger.RoutingWorkFailed(shop, conversation, exception);
        }
    }
}
