using ChatRouter.Core.Shops;

namespace ChatRouter.TestKit.Shops;

/// <summary>What every store of sightings promises. A subclass supplies an empty one, and another on the same database.</summary>
public abstract class PageSightingStoreSpecification
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly ShopId Shop = new("shop");
    private static readonly ShopId OtherShop = new("another");

    /// <summary>An empty store.</summary>
    protected abstract IPageSightingStore Store { get; }

    /// <summary>The same database after a restart.</summary>
    protected abstract IPageSightingStore Again();

    [Fact]
    public async Task Each_origin_of_a_shop_is_told_with_its_latest_time_newest_first()
    {
        await Store.SeeAsync(Shop, SightingOf("a", 1), None);
        await Store.SeeAsync(Shop, SightingOf("b", 2), None);
        await Store.SeeAsync(OtherShop, SightingOf("a", 9), None);
        await Again().SeeAsync(Shop, SightingOf("a", 3), None);

        Assert.Equal([SightingOf("a", 3), SightingOf("b", 2)], await Store.AllAsync(Shop, None));
        Assert.Equal([SightingOf("a", 9)], await Again().AllAsync(OtherShop, None));
    }

    [Fact]
    public async Task What_another_process_saw_earlier_and_stores_later_moves_no_time_back()
    {
        await Store.SeeAsync(Shop, SightingOf("a", 3), None);
        await Again().SeeAsync(Shop, SightingOf("a", 1), None);

        Assert.Equal([SightingOf("a", 3)], await Store.AllAsync(Shop, None));
    }

    [Fact]
    public async Task Of_a_shop_the_latest_fifty_are_kept_whatever_others_have()
    {
        await Store.SeeAsync(OtherShop, SightingOf("a", 0), None);
        for (var i = 0; i < ShopWidget.MaxOrigins + 2; i++)
            await Store.SeeAsync(Shop, SightingOf($"p{i}", i), None);

        var kept = await Again().AllAsync(Shop, None);
        Assert.Equal(Enumerable.Range(2, ShopWidget.MaxOrigins).Reverse().Select(i => SightingOf($"p{i}", i)), kept);
        Assert.Single(await Store.AllAsync(OtherShop, None));
    }

    private static PageSighting SightingOf(string host, int second) => new($"https://{host}.example", DateTimeOffset.UnixEpoch.AddSeconds(second));
}
