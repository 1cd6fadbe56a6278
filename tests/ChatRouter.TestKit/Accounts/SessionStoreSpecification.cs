using ChatRouter.Core.Accounts;

namespace ChatRouter.TestKit.Accounts;

/// <summary>What every store of sessions promises. A subclass supplies an empty one, and another on the same database.</summary>
public abstract class SessionStoreSpecification
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly ShopId Shop = new("shop");
    private static readonly AgentId Anna = new("anna");

    /// <summary>An empty store.</summary>
    protected abstract ISessionStore Store { get; }

    /// <summary>The same database after a restart.</summary>
    protected abstract ISessionStore Again();

    [Fact]
    public async Task Sessions_are_kept_whole_and_listed_for_their_account_the_latest_used_first()
    {
        var (first, second, foreign, other) = (SessionOf(1), SessionOf(2), SessionOf(3) with { Shop = new("another") }, SessionOf(4) with { Account = new("ben") });
        foreach (var session in new[] { first, second, foreign, other })
            await Store.AddAsync(session, DateTimeOffset.UnixEpoch, None);
        await Store.UsedAsync(Shop, Anna, first.Id, At(9), None);

        var again = Again();

        Assert.Equal([first with { UsedAt = At(9) }, second], await again.OfAccountAsync(Shop, Anna, None));
        Assert.Equal(second, await again.FindAsync(Shop, Anna, second.Id, None));
        Assert.Null(await again.FindAsync(Shop, Anna, other.Id, None));
        Assert.Null(await again.FindAsync(Shop, Anna, foreign.Id, None));
    }

    [Fact]
    public async Task Which_sessions_have_ended_is_told_of_several_shops_at_once()
    {
        var (live, ended, foreign, other) = (SessionOf(1), SessionOf(2), SessionOf(3) with { Shop = new("another") }, SessionOf(4) with { Account = new("ben") });
        foreach (var session in new[] { live, ended, foreign, other })
            await Store.AddAsync(session, DateTimeOffset.UnixEpoch, None);
        await Store.EndAsync(Shop, Anna, ended.Id, None);

        Assert.Equal([KeyOf(ended)], await Again().EndedAsync([KeyOf(live), KeyOf(ended), KeyOf(foreign), KeyOf(other)], None));
        // Of another account or shop it is none.
        Assert.Equal([KeyOf(live) with { Account = new("ben") }, KeyOf(live) with { Shop = new("another") }],
            await Again().EndedAsync([KeyOf(live) with { Account = new("ben") }, KeyOf(live) with { Shop = new("another") }], None));
        Assert.Empty(await Again().EndedAsync([], None));
    }

    [Fact]
    public async Task An_ended_session_is_gone_at_once_and_only_as_its_own_accounts()
    {
        var (first, second, third) = (SessionOf(1), SessionOf(2), SessionOf(3));
        foreach (var session in new[] { first, second, third })
            await Store.AddAsync(session, DateTimeOffset.UnixEpoch, None);

        Assert.False(await Store.EndAsync(Shop, new("ben"), first.Id, None));
        Assert.False(await Store.EndAsync(new("another"), Anna, first.Id, None));
        Assert.True(await Store.EndAsync(Shop, Anna, first.Id, None));
        Assert.False(await Store.EndAsync(Shop, Anna, first.Id, None));
        Assert.Null(await Again().FindAsync(Shop, Anna, first.Id, None));

        Assert.Equal(1, await Store.EndOthersAsync(Shop, Anna, second.Id, None));
        Assert.Equal([second], await Again().OfAccountAsync(Shop, Anna, None));
        Assert.Equal(1, await Store.EndOthersAsync(Shop, Anna, null, None));
        Assert.Empty(await Again().OfAccountAsync(Shop, Anna, None));
    }

    [Fact]
    public async Task A_new_session_forgets_those_of_its_account_that_were_not_used_for_long()
    {
        var (stale, fresh, others, added) = (SessionOf(1), SessionOf(5), SessionOf(1) with { Account = new("ben") }, SessionOf(9));
        foreach (var session in new[] { stale, fresh, others })
            await Store.AddAsync(session, DateTimeOffset.UnixEpoch, None);

        await Store.AddAsync(added, At(3), None);

        Assert.Equal([added, fresh], await Again().OfAccountAsync(Shop, Anna, None));
        Assert.Equal([others], await Again().OfAccountAsync(Shop, new("ben"), None));
    }

    private static SessionKey KeyOf(AccountSession session) => new(session.Shop, session.Account, session.Id);

    private static DateTimeOffset At(int second) => DateTimeOffset.UnixEpoch.AddSeconds(second);

    private static AccountSession SessionOf(int second) => new(Shop, Anna, NewId.At(At(second)), "Chrome, 'Windows'", "192.0.2.1", At(second), At(second));
}
