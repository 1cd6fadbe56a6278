using ChatRouter.Core.Accounts;

namespace ChatRouter.TestKit.Accounts;

/// <summary>What every store of links promises. A subclass supplies an empty one, and another on the same database.</summary>
public abstract class LinkStoreSpecification
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly DateTimeOffset Now = DateTimeOffset.UnixEpoch.AddDays(1);
    private static readonly AccountLink Link = new(new("shop"), new("anna"), AccountLinkKind.PasswordReset, Now.AddHours(1));

    /// <summary>An empty store.</summary>
    protected abstract ILinkStore Store { get; }

    /// <summary>The same database after a restart.</summary>
    protected abstract ILinkStore Again();

    [Fact]
    public async Task A_link_is_found_until_it_is_taken_or_expires()
    {
        await Store.SaveAsync(Link, "hash", None);

        Assert.Equal(Link, await Again().FindAsync("hash", Now, None));
        Assert.Null(await Store.FindAsync("another", Now, None));
        Assert.Null(await Store.FindAsync("hash", Link.ExpiresAt, None));
        Assert.Null(await Store.TakeAsync("hash", Link.ExpiresAt, None));
        Assert.Equal(Link, await Store.TakeAsync("hash", Now, None));
        Assert.Null(await Again().FindAsync("hash", Now, None));
    }

    [Fact]
    public async Task Of_many_takers_at_once_one_gets_it()
    {
        await Store.SaveAsync(Link, "hash", None);
        var stores = new[] { Store, Again() };

        var taken = await Task.WhenAll(Enumerable.Range(0, 16).Select(i => stores[i % 2].TakeAsync("hash", Now, None)));

        Assert.Single(taken, link => link == Link);
        Assert.Equal(15, taken.Count(link => link is null));
    }

    [Fact]
    public async Task A_newer_link_voids_the_accounts_older_one_and_no_other_accounts()
    {
        var ben = Link with { Account = new("ben"), Kind = AccountLinkKind.Invitation };
        await Store.SaveAsync(Link, "first", None);
        await Store.SaveAsync(ben, "bens", None);
        await Store.SaveAsync(Link with { ExpiresAt = Now.AddHours(2) }, "second", None);

        Assert.Null(await Again().FindAsync("first", Now, None));
        Assert.Equal(Link with { ExpiresAt = Now.AddHours(2) }, await Again().FindAsync("second", Now, None));
        await Store.VoidAsync(Link.Shop, Link.Account, None);
        Assert.Null(await Again().FindAsync("second", Now, None));
        Assert.Equal(ben, await Again().FindAsync("bens", Now, None));
    }
}
