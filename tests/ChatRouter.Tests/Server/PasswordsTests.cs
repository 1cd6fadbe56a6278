using ChatRouter.Core.Conversations;
using ChatRouter.Core.Shops;
using ChatRouter.Server.Accounts;
using ChatRouter.TestKit;
using Microsoft.AspNetCore.Identity;

namespace ChatRouter.Tests.Server;

public sealed class PasswordsTests
{
    [Fact]
    public async Task A_crowd_that_signs_in_leaves_half_of_the_cores_to_messages()
    {
        using var hasher = new SlowHasher();
        using var passwords = new Passwords(hasher, new ManualClock());

        var crowd = Enumerable.Range(0, 4 * Passwords.AtOnce).Select(_ => passwords.FitsAsync(null, "guess", CancellationToken.None)).ToList();
        await Until.TrueAsync(() => hasher.Begun == Passwords.AtOnce);
        hasher.GoOn();
        var answers = await Task.WhenAll(crowd);

        Assert.Equal(Passwords.AtOnce, hasher.MostAtOnce);
        Assert.All(answers, answer => Assert.True(answer is { Rejection: null, Value: false }));
    }

    [Fact]
    public async Task Whoever_waits_too_long_for_his_turn_is_told_to_come_again_and_the_next_finds_room()
    {
        using var hasher = new SlowHasher();
        var clock = new ManualClock();
        using var passwords = new Passwords(hasher, clock);
        var first = Enumerable.Range(0, Passwords.AtOnce).Select(_ => passwords.FitsAsync(null, "guess", CancellationToken.None)).ToList();

        var late = passwords.FitsAsync(null, "guess", CancellationToken.None);
        clock.Advance(Passwords.Patience);
        var refused = await late;
        hasher.GoOn();
        await Task.WhenAll(first);
        var after = await passwords.FitsAsync(null, "guess", CancellationToken.None);

        Assert.Equal(ErrorCode.Unavailable, refused.Rejection?.Code);
        Assert.NotNull(refused.Rejection?.RetryAfter);
        Assert.Null(after.Rejection);
    }

    [Fact]
    public async Task A_caller_who_leaves_gives_his_turn_away()
    {
        using var hasher = new SlowHasher();
        using var passwords = new Passwords(hasher, new ManualClock());
        var first = Enumerable.Range(0, Passwords.AtOnce).Select(_ => passwords.FitsAsync(null, "guess", CancellationToken.None)).ToList();
        using var leaving = new CancellationTokenSource();

        var gone = passwords.FitsAsync(null, "guess", leaving.Token);
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => gone);
        hasher.GoOn();
        await Task.WhenAll(first);

        Assert.Equal(Passwords.AtOnce, hasher.Begun);
    }

    /// <summary>Compares nothing before it is told to go on, and counts who is at it.</summary>
    private sealed class SlowHasher : IPasswordHasher<Account>, IDisposable
    {
        private readonly ManualResetEventSlim _goOn = new();
        private readonly Lock _gate = new();
        private int _now;

        public int Begun { get; private set; }

        public int MostAtOnce { get; private set; }

        public void GoOn() => _goOn.Set();

        public string HashPassword(Account user, string password) => password;

        public PasswordVerificationResult VerifyHashedPassword(Account user, string hashedPassword, string providedPassword)
        {
            lock (_gate)
            {
                Begun++;
                MostAtOnce = Math.Max(MostAtOnce, ++_now);
            }

            _goOn.Wait();
            lock (_gate)
                _now--;
            return PasswordVerificationResult.Failed;
        }

        public void Dispose() => _goOn.Dispose();
    }
}
