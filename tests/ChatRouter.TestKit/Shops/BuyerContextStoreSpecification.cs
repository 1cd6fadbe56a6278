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

    [Fact]
    public async Task A_contact_stays_while_the_context_changes_until_it_is_changed_or_forgotten()
    {
        await Store.SaveContactAsync(Shop, Buyer, "138 0000 0000", DateTimeOffset.UnixEpoch, None);
        Assert.Equal((null, "138 0000 0000", DateTimeOffset.UnixEpoch), await FoundAsync());

        await Store.SaveAsync(Shop, Buyer, ContextOf("/p/1") with { Contact = "not the context's to say" }, None);
        Assert.Equal(("/p/1", "138 0000 0000", DateTimeOffset.UnixEpoch), await FoundAsync());

        await Store.SaveContactAsync(Shop, Buyer, "li'@shop.example", DateTimeOffset.MaxValue, None);
        Assert.Equal(("/p/1", "li'@shop.example", DateTimeOffset.UnixEpoch), await FoundAsync());
        Assert.Null(await Store.FindAsync(new("another"), Buyer, None));

        await Store.ForgetContactAsync(new("another"), Buyer, None);
        Assert.Equal("li'@shop.example", (await FoundAsync()).Contact);
        await Store.ForgetContactAsync(Shop, Buyer, None);
        await Store.ForgetContactAsync(Shop, new("u:2"), None);
        Assert.Equal(("/p/1", null, DateTimeOffset.UnixEpoch), await FoundAsync());
        Assert.Null(await Store.FindAsync(Shop, new("u:2"), None));

        async Task<(string? Entry, string? Contact, DateTimeOffset At)> FoundAsync()
        {
            var found = await Again().FindAsync(Shop, Buyer, None);
            return (found!.Entry, found.Contact, found.At);
        }
    }

    private static BuyerContext ContextOf(string entry) => new() { Entry = entry, At = DateTimeOffset.UnixEpoch };
}
