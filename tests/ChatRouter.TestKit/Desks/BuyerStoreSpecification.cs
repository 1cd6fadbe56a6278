using ChatRouter.Core.Buyers;
using ChatRouter.Core.Conversations;

namespace ChatRouter.TestKit.Desks;

/// <summary>What every buyer store promises. A subclass supplies an empty store.</summary>
public abstract class BuyerStoreSpecification
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly ShopId Shop = new("shop");
    private static readonly BuyerId Buyer = new("u:1");
    private static readonly string[] Listed = ["易退货", "VIP", "a", "b"];
    private const int Most = 3;

    /// <summary>An empty store.</summary>
    protected abstract IBuyerStore Store { get; }

    private static BuyerProfile AProfile(int level = 3) => new(level, ["易退货", "VIP"], [new BuyerOrder("2391", OrderState.Paid), new BuyerOrder("2392", new OrderState("custom"))]);

    [Fact]
    public async Task A_profile_is_kept_whole_and_saving_it_again_changes_nothing()
    {
        await Store.SaveAsync(Shop, Buyer, AProfile(), None);
        await Store.SaveAsync(Shop, Buyer, AProfile(), None);

        Assert.Equivalent(AProfile(), await Store.FindAsync(Shop, Buyer, None), strict: true);
    }

    [Fact]
    public async Task The_latest_profile_replaces_the_one_before()
    {
        await Store.SaveAsync(Shop, Buyer, AProfile(), None);

        await Store.SaveAsync(Shop, Buyer, BuyerProfile.Unknown, None);

        Assert.Equivalent(BuyerProfile.Unknown, await Store.FindAsync(Shop, Buyer, None), strict: true);
    }

    [Fact]
    public async Task Another_shops_buyer_of_the_same_id_is_somebody_else()
    {
        await Store.SaveAsync(Shop, Buyer, AProfile(), None);
        await Store.SaveAsync(new ShopId("other"), Buyer, AProfile(0), None);

        Assert.Equal(3, (await Store.FindAsync(Shop, Buyer, None))!.Level);
        Assert.Null(await Store.FindAsync(new ShopId("third"), Buyer, None));
        Assert.Null(await Store.FindAsync(Shop, new BuyerId("u:2"), None));
    }

    [Fact]
    public async Task Levels_are_those_of_the_latest_tokens_that_said_one()
    {
        var (other, silent, stranger) = (new BuyerId("u:2"), new BuyerId("u:3"), new BuyerId("u:4"));
        await Store.SaveAsync(Shop, Buyer, AProfile(), None);
        await Store.SaveAsync(Shop, other, new(1, [], []), None);
        await Store.SaveAsync(Shop, other, new(0, [], []), None);
        await Store.SaveAsync(Shop, silent, new(null, ["VIP"], []), None);
        await Store.SaveAsync(new ShopId("other"), stranger, AProfile(), None);

        var levels = await Store.LevelsAsync(Shop, [Buyer, other, silent, stranger, Buyer], None);

        Assert.Equal([(Buyer, 3), (other, 0)], levels.Select(level => (level.Key, level.Value)).OrderBy(level => level.Key.Value, StringComparer.Ordinal));
        Assert.Empty(await Store.LevelsAsync(Shop, [], None));
    }

    [Fact]
    public async Task Tags_are_kept_in_the_order_in_which_they_were_given_and_once()
    {
        var (another, at) = (new BuyerId("u:2"), DateTimeOffset.UnixEpoch);
        Assert.True(await Store.AddTagAsync(Shop, Buyer, "易退货", Listed, Most, at, None));
        Assert.True(await Store.AddTagAsync(Shop, Buyer, "<b>a</b>", Listed, Most, at.AddSeconds(1), None));
        Assert.True(await Store.AddTagAsync(Shop, Buyer, "易退货", Listed, Most, at.AddSeconds(2), None));
        Assert.True(await Store.AddTagAsync(Shop, another, "VIP", Listed, Most, at, None));
        Assert.True(await Store.AddTagAsync(new ShopId("other"), Buyer, "other", Listed, Most, at, None));
        await Store.SaveAsync(Shop, Buyer, AProfile(), None);

        var tags = await Store.TagsAsync(Shop, [Buyer, another, Buyer, new("u:3")], None);

        Assert.Equal(2, tags.Count);
        Assert.Equal(["易退货", "<b>a</b>"], tags[Buyer]);
        Assert.Equal(["VIP"], tags[another]);
        await Store.RemoveTagAsync(Shop, Buyer, "易退货", None);
        await Store.RemoveTagAsync(Shop, another, "VIP", None);
        await Store.RemoveTagAsync(Shop, another, "VIP", None);
        Assert.Equal(["<b>a</b>"], Assert.Single(await Store.TagsAsync(Shop, [Buyer, another], None)).Value);
    }

    [Fact]
    public async Task A_buyer_has_no_more_tags_than_may_be_and_only_those_of_the_list_count()
    {
        var at = DateTimeOffset.UnixEpoch;
        foreach (var tag in (string[])["unlisted", "易退货", "VIP", "a"])
            Assert.True(await Store.AddTagAsync(Shop, Buyer, tag, Listed, Most, at, None));

        Assert.False(await Store.AddTagAsync(Shop, Buyer, "b", Listed, Most, at, None));
        Assert.True(await Store.AddTagAsync(Shop, Buyer, "VIP", Listed, Most, at, None));
        Assert.True(await Store.AddTagAsync(Shop, new BuyerId("u:2"), "b", Listed, Most, at, None));

        Assert.Equal(["VIP", "a", "unlisted", "易退货"], (await Store.TagsAsync(Shop, [Buyer], None))[Buyer]);
    }

    [Fact]
    public async Task Of_two_tags_given_at_once_where_one_fits_a_buyer_gets_one()
    {
        BuyerId[] buyers = [.. Enumerable.Range(0, 20).Select(i => new BuyerId($"u:{i}"))];
        foreach (var buyer in buyers)
        {
            await Store.AddTagAsync(Shop, buyer, "易退货", Listed, Most, DateTimeOffset.UnixEpoch, None);
            await Store.AddTagAsync(Shop, buyer, "VIP", Listed, Most, DateTimeOffset.UnixEpoch, None);
        }

        var given = await Task.WhenAll(buyers.Select(buyer => Task.WhenAll(
            Store.AddTagAsync(Shop, buyer, "a", Listed, Most, DateTimeOffset.UnixEpoch, None), Store.AddTagAsync(Shop, buyer, "b", Listed, Most, DateTimeOffset.UnixEpoch, None))));

        Assert.All(given, both => Assert.Single(both, added => added));
        Assert.All(await Store.TagsAsync(Shop, buyers, None), tags => Assert.Equal(Most, tags.Value.Count));
    }
}
