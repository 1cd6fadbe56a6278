using ChatRouter.Core.Conversations;

namespace ChatRouter.TestKit.Shops;

/// <summary>What every store of buyers' contexts promises. A subclass supplies an empty one, and another on the same database.</summary>
public abstract class BuyerContextStoreSpecification
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly ShopId Shop = new("shop");
    private static readonly BuyerId Buyer = new("u:1");

    /// <summary>An empty store.</summary>
    protected abstract IBuyerContextStore Store { get; }

    /// <summary>The same database after a restart.</summary>
    protected abstract IBuyerContextStore Again();

    [Fact]
    public async Task The_latest_context_is_kept_as_it_was_given()
    {
        await Store.SaveAsync(Shop, Buyer, ContextOf("/old"), None);

        await Store.SaveAsync(Shop, Buyer, ContextOf("/p/1") with { OrderId = "2391", Metadata = new Dictionary<string, string> { ["等级"] = "V3 'x'" } }, None);

        var found = await Again().FindAsync(Shop, Buyer, None);
        Assert.Equal(("/p/1", "2391", DateTimeOffset.UnixEpoch), (found!.Entry, found.OrderId, found.At));
        Assert.Equal("V3 'x'", Assert.Single(found.Metadata).Value);
    }

    [Fact]
    public async Task Other_buyers_and_other_shops_have_none()
    {
        await Store.SaveAsync(Shop, Buyer, ContextOf("/"), None);

        Assert.Null(await Store.FindAsync(Shop, new("u:2"), None));
        Assert.Null(await Store.FindAsync(new("another"), Buyer, None));
    }

    private static BuyerContext ContextOf(string entry) => new() { Entry = entry, At = DateTimeOffset.UnixEpoch };
}
