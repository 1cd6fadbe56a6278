using ChatRouter.Core;
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

        var crowd = Enumerable.Range(0, 4 * HeavyWork.AtOnce).Select(_ => passwords.FitsAsync(null, "guess", CancellationToken.None)).ToList();
        await Until.TrueAsync(() => hasher.Begun == HeavyWork.AtOnce);
        hasher.GoOn();
        var answers = await Task.WhenAll(crowd);

        Assert.Equal(HeavyWork.AtOnce, hasher.MostAtOnce);
        Assert.All(answers, answer => Assert.True(answer is { Rejection: null, Value: false }));
    }

    /// <summary>Compares nothing before it is told to go on, and counts who is at it.</summary>
    private sealed class SlowHasher : IPasswordHasher<Account>, IDisposable
    {
        private readonly ManualResetEventSlim _goOn = new();
        private int _begun;
        private int _now;
        private int _most;

        public int Begun => Volatile.Read(ref _begun);

        public int MostAtOnce => _most;

        public void GoOn() => _goOn.Set();

        public string HashPassword(Account user, string password) => password;

        public PasswordVerificationResult VerifyHashedPassword(Account user, string hashedPassword, string providedPassword)
        {
            lock (_goOn)
                (_begun, _most) = (_begun + 1, Math.Max(_most, ++_now));
            _goOn.Wait();
            lock (_goOn)
                _now--;
            return PasswordVerificationResult.Failed;
        }

        public void Dispose() => _goOn.Dispose();
    }
}
