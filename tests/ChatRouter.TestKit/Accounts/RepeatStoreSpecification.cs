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

    [Fact]
    public async Task A_key_is_taken_once_and_given_back_or_answered()
    {
        Assert.Null(await Store.TakeAsync(Shop, "key", "first", At(1), At(0), At(0), None));

        Assert.Equal(new("first", null), await Again().TakeAsync(Shop, "key", "first", At(2), At(0), At(0), None));
        Assert.Equal(new("first", null), await Again().TakeAsync(Shop, "key", "second", At(2), At(0), At(0), None));
        Assert.Null(await Store.TakeAsync(new("another"), "key", "second", At(2), At(0), At(0), None));

        await Store.GiveBackAsync(Shop, "key", "another", None);
        Assert.NotNull(await Again().TakeAsync(Shop, "key", "second", At(2), At(0), At(0), None));
        await Store.GiveBackAsync(Shop, "key", "first", None);
        Assert.Null(await Again().TakeAsync(Shop, "key", "second", At(2), At(0), At(0), None));
        await Store.AnswerAsync(Shop, "key", "second", "done", None);
        await Store.GiveBackAsync(Shop, "key", "second", None);
        Assert.Equal(new("second", "done"), await Again().TakeAsync(Shop, "key", "second", At(3), At(0), At(0), None));
    }

    [Fact]
    public async Task A_key_is_taken_from_the_same_request_that_was_abandoned_and_from_any_that_is_old()
    {
        await Store.TakeAsync(Shop, "abandoned", "first", At(1), At(0), At(0), None);
        await Store.TakeAsync(Shop, "done", "first", At(1), At(0), At(0), None);
        await Store.AnswerAsync(Shop, "done", "first", "answer", None);

        Assert.Equal(new("first", null), await Store.TakeAsync(Shop, "abandoned", "second", At(3), At(2), At(0), None));
        Assert.Null(await Store.TakeAsync(Shop, "abandoned", "first", At(3), At(2), At(0), None));
        Assert.Equal(new("first", null), await Store.TakeAsync(Shop, "abandoned", "first", At(3), At(2), At(0), None));
        Assert.Equal(new("first", "answer"), await Store.TakeAsync(Shop, "done", "first", At(3), At(2), At(0), None));
        Assert.Null(await Store.TakeAsync(Shop, "done", "second", At(9), At(8), At(2), None));
        Assert.Equal(new("second", null), await Again().TakeAsync(Shop, "done", "second", At(9), At(8), At(2), None));
    }

    [Fact]
    public async Task Of_many_who_take_a_key_at_the_same_moment_one_has_it()
    {
        var taken = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Store.TakeAsync(Shop, "key", "request", At(1), At(0), At(0), None))));

        Assert.Single(taken, other => other is null);
    }

    private static DateTimeOffset At(int second) => DateTimeOffset.UnixEpoch.AddSeconds(second);
}
