using ChatRouter.Core.Journal;
using ChatRouter.Core.Shops;
using ChatRouter.TestKit;
using Microsoft.Extensions.Logging;

namespace ChatRouter.Tests.Shops;

/// <summary>What is noted of the pages that ask for a shop's chat.</summary>
public sealed class PageSightingsTests : IDisposable
{
    private const string Page = "https://a.example";

    private static readonly ShopId Shop = new("shop");

    private readonly ManualClock _clock = new();
    private readonly Store _store = new();
    private readonly Warnings _log = new();
    private readonly PageSightings _sightings;

    public PageSightingsTests() => _sightings = new(_store, _clock, _log);

    [Fact]
    public async Task An_origin_of_a_shop_is_stored_at_most_once_in_a_period()
    {
        _sightings.See(Shop, Page);
        _sightings.See(Shop, Page);
        await WriteAsync();
        _clock.Advance(PageSightings.Period - TimeSpan.FromMilliseconds(1));
        _sightings.See(Shop, Page);
        await WriteAsync();
        Assert.Equal([(Shop, Page)], _store.Seen);

        _clock.Advance(TimeSpan.FromMilliseconds(1));
        _sightings.See(Shop, Page);
        _sightings.See(Shop, Page);
        await WriteAsync();
        Assert.Equal([(Shop, Page), (Shop, Page)], _store.Seen);
    }

    [Fact]
    public async Task Another_origin_and_another_shop_have_their_own_period()
    {
        _sightings.See(Shop, Page);
        _sightings.See(Shop, "https://b.example");
        _sightings.See(new("another"), Page);
        await WriteAsync();

        Assert.Equal([(Shop, Page), (Shop, "https://b.example"), (new("another"), Page)], _store.Seen);
    }

    [Fact]
    public async Task What_the_store_refuses_is_dropped_and_the_next_is_stored()
    {
        _store.Refuses = true;
        _sightings.See(Shop, Page);
        _sightings.See(Shop, "https://b.example");
        await WriteAsync();
        _store.Refuses = false;
        await WriteAsync();
        Assert.Empty(_store.Seen);

        _clock.Advance(PageSightings.Period);
        _sightings.See(Shop, Page);
        await WriteAsync();
        Assert.Equal([(Shop, Page)], _store.Seen);
    }

    [Fact]
    public async Task A_crowd_of_origins_waits_for_nobody_and_no_more_than_fit_are_kept()
    {
        for (var i = 0; i < 5_000; i++)
            _sightings.See(Shop, $"https://p{i}.example");
        await WriteAsync();

        Assert.Equal(1_000, _store.Seen.Count);
        Assert.Equal("https://p999.example", _store.Seen[^1].Origin);
    }

    [Fact]
    public async Task What_is_older_than_a_period_is_swept_and_what_is_younger_still_counts()
    {
        _sightings.See(Shop, Page);
        _sightings.See(Shop, "https://b.example");
        _clock.Advance(PageSightings.Period / 2);
        _sightings.See(Shop, "https://young.example");
        await WriteAsync();
        Assert.Equal(3, _sightings.Noted);

        _clock.Advance(PageSightings.Period / 2);
        _sightings.See(Shop, "https://new.example");
        await WriteAsync();
        _sightings.See(Shop, "https://young.example");
        await WriteAsync();

        Assert.Equal(2, _sightings.Noted);
        Assert.Equal([Page, "https://b.example", "https://young.example", "https://new.example"], _store.Seen.Select(seen => seen.Origin));
    }

    [Fact]
    public async Task A_store_that_refuses_is_told_of_once_until_it_takes_something_again()
    {
        _store.Refuses = true;
        _sightings.See(Shop, Page);
        _sightings.See(Shop, "https://b.example");
        await WriteAsync();
        _store.Refuses = false;
        _sightings.See(Shop, "https://c.example");
        await WriteAsync();
        _store.Refuses = true;
        _sightings.See(new("another"), Page);
        await WriteAsync();

        Assert.Equal(
            [
                (LogLevel.Warning, 2600, "That a page of shop shop asked for its chat could not be stored.", typeof(JournalUnavailableException)),
                (LogLevel.Warning, 2600, "That a page of shop another asked for its chat could not be stored.", typeof(JournalUnavailableException)),
            ],
            _log.Entries);
    }

    public void Dispose() => _sightings.Dispose();

    private Task WriteAsync() => _sightings.WriteAsync(CancellationToken.None);

    private sealed class Store : IPageSightingStore
    {
        public List<(ShopId Shop, string Origin)> Seen { get; } = [];

        public bool Refuses { get; set; }

        public Task SeeAsync(ShopId shop, PageSighting sighting, CancellationToken cancellationToken)
        {
            if (Refuses)
                throw new JournalUnavailableException("It is away.");
            Seen.Add((shop, sighting.Origin));
            return Task.CompletedTask;
        }

        public Task<IReadOnlyList<PageSighting>> AllAsync(ShopId shop, CancellationToken cancellationToken) => throw new NotSupportedException();
    }

    private sealed class Warnings : ILogger<PageSightings>
    {
        public List<(LogLevel Level, int Id, string Said, Type? Cause)> Entries { get; } = [];

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Entries.Add((logLevel, eventId.Id, formatter(state, exception), exception?.GetType()));
    }
}
