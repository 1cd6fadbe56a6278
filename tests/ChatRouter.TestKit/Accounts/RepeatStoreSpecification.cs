using ChatRouter.Core.Accounts;

namespace ChatRouter.TestKit.Accounts;

/// <summary>What every store of carried-out requests promises. A subclass supplies an empty one, and another on the same database.</summary>
public abstract class RepeatStoreSpecification
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly ShopId Shop = new("shop");

    /// <summary>An empty store.</summary>
    protected abstract IRepeatStore Store { get; }

    /// <summary>The same database after a restart.</summary>
    protected abstract IRepeatStore Again();

    [Fact]
    public async Task The_first_request_of_a_key_stays_and_is_its_own_shops()
    {
        await Store.AddAsync(Shop, "key", "first", At(1), At(0), None);
        await Store.AddAsync(Shop, "key", "second", At(2), At(0), None);

        Assert.Equal("first", await Again().FindAsync(Shop, "key", None));
        Assert.Null(await Again().FindAsync(Shop, "KEY", None));
        Assert.Null(await Again().FindAsync(new("another"), "key", None));
    }

    [Fact]
    public async Task What_is_old_is_forgotten_in_its_own_shop()
    {
        await Store.AddAsync(Shop, "old", "a", At(1), At(0), None);
        await Store.AddAsync(new("another"), "old", "b", At(1), At(0), None);

        await Store.AddAsync(Shop, "new", "c", At(9), At(5), None);

        Assert.Null(await Again().FindAsync(Shop, "old", None));
        Assert.Equal("b", await Again().FindAsync(new("another"), "old", None));
        Assert.Equal("c", await Again().FindAsync(Shop, "new", None));
    }

    private static DateTimeOffset At(int second) => DateTimeOffset.UnixEpoch.AddSeconds(second);
}
