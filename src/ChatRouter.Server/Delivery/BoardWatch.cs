using System.Collections.Concurrent;
using ChatRouter.Core.Delivery;
using ChatRouter.Core.Journal;
using ChatRouter.Core.Routing;
using ChatRouter.Core.Supervision;

namespace ChatRouter.Server.Delivery;

/// <summary>Shows supervisors at this node their shops' boards, and the conversations that they read along with.</summary>
public sealed class BoardWatch(ConnectionRegistry connections, ShopBoards boards, Onlookers onlookers, TimeProvider clock, ILogger<BoardWatch> logger) : BackgroundService
{
    private const int ShopsAtOnce = 8;
    private const int ForgetEvery = 60;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(ShopBoards.Period, clock);
        var shown = new ConcurrentDictionary<ShopId, DateTimeOffset>();
        for (var tick = 1; await NextAsync(timer, stoppingToken); tick++)
        {
            shown = await ShowAsync(shown, stoppingToken);
            await GuardAsync(() => onlookers.LookAsync(stoppingToken), stoppingToken);
            if (tick % ForgetEvery == 0)
                boards.Forget();
        }
    }

    private static async Task<bool> NextAsync(PeriodicTimer timer, CancellationToken stoppingToken)
    {
        try
        {
            return await timer.WaitForNextTickAsync(stoppingToken);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private async Task<ConcurrentDictionary<ShopId, DateTimeOffset>> ShowAsync(ConcurrentDictionary<ShopId, DateTimeOffset> before, CancellationToken stoppingToken)
    {
        var now = new ConcurrentDictionary<ShopId, DateTimeOffset>();
        var options = new ParallelOptions { MaxDegreeOfParallelism = ShopsAtOnce, CancellationToken = stoppingToken };
        await GuardAsync(
            () => Parallel.ForEachAsync(connections.SupervisorsByShop, options, async (watched, cancel) => await GuardAsync(async () =>
            {
                if (await boards.LatestAsync(watched.Shop, cancel) is not { } board)
                    return;
                now[watched.Shop] = board.At;
                if (before.TryGetValue(watched.Shop, out var last) && last == board.At)
                    return;
                foreach (var supervisor in watched.Supervisors)
                {
                    if (supervisor.Opened)
                        supervisor.Push(new BoardTaken(board));
                }
            }, stoppingToken)),
            stoppingToken);
        return now;
    }

    private async Task GuardAsync(Func<Task> work, CancellationToken stoppingToken)
    {
        try
        {
            await work();
        }
        catch (Exception exception) when (exception is DispatcherUnavailableException or JournalUnavailableException)
        {
            // Said elsewhere, once. The pages see how old their boards are.
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
#pragma warning disable CA1031 // One shop's board must not end the others'.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            logger.WatchFailed(exception);
        }
    }
}
