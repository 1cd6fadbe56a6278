using ChatRouter.Core.Journal;
using ChatRouter.Core.Shops;
using ChatRouter.TestKit;
using Microsoft.Extensions.Logging.Abstractions;

namespace ChatRouter.Tests.Shops;

/// <summary>What is noted of the pages that ask for a shop's chat.</summary>
public sealed class PageSightingsTests : IDisposable
{
    private const string Page = "https://a.example";

    private static readonly ShopId Shop = new("shop");

    private readonly ManualClock _clock = new();
    private readonly Store _store = new();
    private readonly PageSightings _sightings;

    public PageSightingsTests() => _sightings = new(_store, _clock, NullLogger<PageSightings>.Instance);

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
}
