using ChatRouter.Core.Accounts;

namespace ChatRouter.TestKit.Accounts;

/// <summary>What every store of sign-ins promises. A subclass supplies an empty one, and another on the same database.</summary>
public abstract class SignInStoreSpecification
{
    private const int Many = 100;

    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly ShopId Shop = new("shop");
    private static readonly AgentId Anna = new("anna");

    /// <summary>An empty store.</summary>
    protected abstract ISignInStore Store { get; }

    /// <summary>The same database after a restart.</summary>
    protected abstract ISignInStore Again();

    [Fact]
    public async Task Attempts_are_kept_whole_and_listed_for_their_account_the_latest_first()
    {
        var (good, bad, locked) = (AttemptOf(1), AttemptOf(2, SignInResult.Refused), AttemptOf(3, SignInResult.LockedOut));
        var (foreign, other) = (AttemptOf(4) with { Shop = new("another") }, AttemptOf(5) with { Account = new("ben") });
        await Store.AddAsync([good, bad, foreign], Many, None);
        await Store.AddAsync([locked, other], Many, None);

        var again = Again();

        Assert.Equal([locked, bad, good], await again.OfAccountAsync(Shop, Anna, default, None));
        Assert.Equal([locked, bad], await again.OfAccountAsync(Shop, Anna, bad.At, None));
        Assert.Equal([other], await again.OfAccountAsync(Shop, new("ben"), default, None));
        Assert.Equal([foreign], await again.OfAccountAsync(new("another"), Anna, default, None));
        Assert.Empty(await again.OfAccountAsync(Shop, new("nobody"), default, None));
    }

    [Fact]
    public async Task An_attempt_that_is_given_twice_is_kept_once()
    {
        await Store.AddAsync([AttemptOf(1)], Many, None);
        var known = await Store.OfAccountAsync(Shop, Anna, default, None);

        await Store.AddAsync(known, Many, None);

        Assert.Equal(known, await Again().OfAccountAsync(Shop, Anna, default, None));
    }

    [Fact]
    public async Task Guessing_pushes_out_guesses_and_no_good_sign_in_and_nothing_of_others()
    {
        var (good, others) = (Enumerable.Range(1, 3).Select(second => AttemptOf(second)).ToList(), AttemptOf(1, SignInResult.Refused) with { Account = new("ben") });
        await Store.AddAsync([.. good, others], 2, None);
        var guesses = Enumerable.Range(10, 5).Select(second => AttemptOf(second, second % 2 == 0 ? SignInResult.Refused : SignInResult.LockedOut)).ToList();

        await Store.AddAsync(guesses, 2, None);

        Assert.Equal([guesses[4], guesses[3], good[2], good[1]], await Again().OfAccountAsync(Shop, Anna, default, None));
        Assert.Equal([others], await Again().OfAccountAsync(Shop, new("ben"), default, None));
    }

    [Fact]
    public async Task What_is_too_old_is_forgotten_in_every_shop_some_at_a_time()
    {
        var (oldest, old, elsewhere, fresh) = (AttemptOf(1), AttemptOf(2, SignInResult.Refused), AttemptOf(3) with { Shop = new("another") }, AttemptOf(9));
        await Store.AddAsync([oldest, old, elsewhere, fresh], Many, None);

        Assert.Equal(2, await Store.ForgetAsync(fresh.At, 2, None));
        Assert.Equal(1, await Store.ForgetAsync(fresh.At, 2, None));
        Assert.Equal(0, await Store.ForgetAsync(fresh.At, 2, None));

        Assert.Equal([fresh], await Again().OfAccountAsync(Shop, Anna, default, None));
        Assert.Empty(await Again().OfAccountAsync(new("another"), Anna, default, None));
    }

    private static SignInAttempt AttemptOf(int second, SignInResult result = SignInResult.SignedIn)
    {
        var at = DateTimeOffset.UnixEpoch.AddSeconds(second);
        return new(Shop, Anna, NewId.At(at), result, "Chrome, 'Windows'", "192.0.2.0/24", at);
    }
}
