using System.Collections.Concurrent;
using System.Threading.Channels;
using ChatRouter.Core.Journal;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ChatRouter.Core.Shops;

/// <summary>Notes which of a shop's pages ask for its chat, so that its owner sees whether the snippet works.</summary>
/// <remarks>
/// Nobody waits for it, and what cannot be stored is dropped: the next page tells it again.
/// An origin of a shop is stored at most once in <see cref="Period"/> by a process. It is what browsers say of pages; who is no browser can say anything.
/// </remarks>
public sealed class PageSightings(IPageSightingStore store, TimeProvider clock, ILogger<PageSightings> logger) : BackgroundService
{
    private const int MostWaiting = 1_000;

    public static readonly TimeSpan Period = TimeSpan.FromMinutes(1);

    private readonly Channel<Seen> _seen = Channel.CreateBounded<Seen>(new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    // When each was noted last, by the clock's timestamp. What is older than the period is swept.
    private readonly ConcurrentDictionary<(ShopId Shop, string Origin), long> _noted = new();
    private long _swept = clock.GetTimestamp();
    private bool _failing;

    /// <summary>Origins that are remembered, lest they are stored again too soon.</summary>
    internal int Noted => _noted.Count;

    /// <summary>A page asked for the shop's chat.</summary>
    /// <param name="origin">One that the shop lists.</param>
    public void See(ShopId shop, string origin)
    {
        var now = clock.GetTimestamp();
        if (_noted.TryGetValue((shop, origin), out var last) ? IsOld(last, now) && _noted.TryUpdate((shop, origin), now, last) : _noted.TryAdd((shop, origin), now))
            _seen.Writer.TryWrite(new(shop, new(origin, StoredTime.Of(clock.GetUtcNow()))));
    }

    /// <summary>Stores what was seen so far. For one caller at a time.</summary>
    public async Task WriteAsync(CancellationToken cancellationToken)
    {
        while (_seen.Reader.TryRead(out var seen))
        {
            Sweep();
            try
            {
                await store.SeeAsync(seen.Shop, seen.Sighting, cancellationToken);
                _failing = false;
            }
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
            {
                if (!_failing)
                    logger.SightingNotStored(seen.Shop, exception);
                _failing = true;
            }
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (await _seen.Reader.WaitToReadAsync(stoppingToken))
                await WriteAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopping.
        }
    }

    private bool IsOld(long noted, long now) => clock.GetElapsedTime(noted, now) >= Period;

    private void Sweep()
    {
        var now = clock.GetTimestamp();
        if (!IsOld(_swept, now))
            return;
        _swept = now;
        foreach (var noted in _noted.Where(noted => IsOld(noted.Value, now)))
            _noted.TryRemove(noted);
    }

    private readonly record struct Seen(ShopId Shop, PageSighting Sighting);
}
