using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using ChatRouter.Core.Nodes;
using ChatRouter.Redis.Connection;
using Microsoft.Extensions.Logging;

namespace ChatRouter.Redis.Nodes;

/// <summary>Keeps Redis and this node in agreement: announces what it holds when Redis may not know, until that is done, and looks every 2 s whether it still does.</summary>
/// <remarks>Each announcement begins with hearing oneself: only then do others reach this node.</remarks>
internal sealed class Announcements(
    IRedis redis, Action<ReadOnlyMemory<byte>> read, NodeDirectory directory, Holdings holdings, NodeMembership membership, TimeProvider clock, ILogger logger) : IAsyncDisposable
{
    private const int ShopsAtOnce = 32;
    private const int ShopsPerLook = 16;

    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan RetryAfter = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan HearWithin = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _stopping = new();
    private readonly SemaphoreSlim _asked = new(0, 1);
    private readonly ConcurrentDictionary<ShopHoldings, byte> _due = new();
    private readonly TaskCompletionSource _attempted = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private IEnumerator<ShopHoldings>? _looking;
    private TaskCompletionSource? _heard;
    private string _probe = "";
    private int _everything = 1;
    private bool _unlearn = true;
    private bool _owing;
    private bool _subscribed;
    private bool _failing;
    private Task _running = Task.CompletedTask;

    /// <summary>Begins, and completes after the first attempt.</summary>
    public Task StartAsync()
    {
        _running = Task.Run(RunAsync);
        return _attempted.Task;
    }

    public async Task StopAsync()
    {
        await _stopping.CancelAsync();
        await _running;
    }

    /// <summary>Redis may know nothing of this node any more.</summary>
    public void Ask()
    {
        Volatile.Write(ref _everything, 1);
        Wake();
    }

    /// <summary>Redis may not know what this node holds of that shop.</summary>
    public void Ask(ShopHoldings shop)
    {
        if (_due.TryAdd(shop, 0))
            Wake();
    }

    /// <summary>This node heard itself.</summary>
    public void Heard(string probe)
    {
        if (probe == _probe)
            _heard?.TrySetResult();
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _stopping.Dispose();
        _asked.Dispose();
        _looking?.Dispose();
    }

    private void Wake()
    {
        try
        {
            if (_asked.CurrentCount == 0)
                _asked.Release();
        }
        catch (SemaphoreFullException)
        {
            // Somebody else did.
        }
        catch (ObjectDisposedException)
        {
            // The node stops.
        }
    }

    private async Task RunAsync()
    {
        while (!_stopping.IsCancellationRequested)
        {
            try
            {
                await StepAsync();
            }
            catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
            {
                // The node stops.
            }
            catch (Exception exception) when (exception is RedisUnavailableException or RedisScriptException)
            {
                Fail(exception.Message);
                Ask();
            }

            _attempted.TrySetResult();
            if (_owing)
                await RestAsync(RetryAfter);
            else
                await RestAsync(LookEvery, _asked);
        }
    }

    private async Task StepAsync()
    {
        _owing |= Volatile.Read(ref _everything) == 1 || !_due.IsEmpty;
        if (!redis.IsConnected || membership.Current is not { } lease)
            return;

        if (_owing)
            _owing = !await AnnounceAsync();
        else
            await LookAsync(lease);
    }

    // Woken early by what is asked for, but not while what was asked for fails.
    private async Task RestAsync(TimeSpan length, SemaphoreSlim? wake = null)
    {
        using var rest = new CancellationTokenSource(length, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(rest.Token, _stopping.Token);
        try
        {
            await (wake?.WaitAsync(either.Token) ?? Task.Delay(Timeout.Infinite, either.Token));
        }
        catch (OperationCanceledException)
        {
            // It is time.
        }
    }

    private async Task<bool> AnnounceAsync()
    {
        var started = clock.GetTimestamp();
        if (Interlocked.Exchange(ref _everything, 0) == 1)
        {
            _unlearn = true;
            foreach (var shop in holdings.Shops)
                _due.TryAdd(shop, 0);
        }

        var count = _due.Count;
        if (!await HearAsync() || !await AnnounceAsync([.. _due.Keys]) || (_unlearn && !await UnlearnAsync()))
            return false;

        if (_unlearn)
            logger.Announced(membership.Node, count, (long)clock.GetElapsedTime(started).TotalMilliseconds);
        _unlearn = false;
        _failing = false;
        return true;
    }

    private async Task<bool> AnnounceAsync(ShopHoldings[] shops)
    {
        var done = true;
        await Parallel.ForEachAsync(shops, new ParallelOptions { MaxDegreeOfParallelism = ShopsAtOnce, CancellationToken = _stopping.Token }, async (shop, _) =>
        {
            _due.TryRemove(shop, out var _);
            if (await shop.AnnounceAsync() && await shop.UnlearnAsync())
                return;
            _due.TryAdd(shop, 0);
            Volatile.Write(ref done, false);
        });
        return done;
    }

    // What Redis has of shops of which this node holds nothing.
    private async Task<bool> UnlearnAsync()
    {
        await foreach (var shops in directory.ShopsOfAsync(membership.Node, _stopping.Token))
        {
            foreach (var shop in shops)
            {
                if (holdings.Find(shop) is null && !await holdings.FindOrAdd(shop).UnlearnAsync())
                    return false;
            }
        }

        return true;
    }

    private async Task LookAsync(NodeLease lease)
    {
        if (!await HearAsync())
        {
            Ask();
            return;
        }

        await holdings.EndEmptyAsync(lease);
        for (var looked = 0; looked < ShopsPerLook && NextShop(out var shop); looked++)
        {
            if (await shop.IsKnownAsync())
                continue;
            logger.Forgotten(membership.Node);
            Ask();
            return;
        }
    }

    private bool NextShop([NotNullWhen(true)] out ShopHoldings? shop)
    {
        _looking ??= holdings.Shops.GetEnumerator();
        if (!_looking.MoveNext())
        {
            _looking.Dispose();
            _looking = null;
            shop = null;
            return false;
        }

        shop = _looking.Current;
        return true;
    }

    private async Task<bool> HearAsync()
    {
        if (!_subscribed)
        {
            await redis.UnsubscribeAsync(directory.Channel, _stopping.Token);
            await redis.SubscribeAsync(directory.Channel, read, _stopping.Token);
            _subscribed = true;
        }

        var heard = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        (_probe, _heard) = (NewId.At(clock.GetUtcNow()), heard);
        await redis.PublishAsync(directory.Channel, Encoding.UTF8.GetBytes(Inbox.Probe(_probe)), _stopping.Token);
        try
        {
            await heard.Task.WaitAsync(HearWithin, clock, _stopping.Token);
            return directory.Subscribed = true;
        }
        catch (TimeoutException)
        {
            directory.Subscribed = _subscribed = false;
            Fail("it does not hear itself");
            return false;
        }
    }

    private void Fail(string reason)
    {
        if (!_failing)
            logger.NotAnnounced(membership.Node, reason);
        _failing = true;
    }
}
