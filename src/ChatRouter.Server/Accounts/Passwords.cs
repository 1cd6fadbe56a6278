using ChatRouter.Core;
using ChatRouter.Core.Conversations;
using ChatRouter.Core.Shops;
using Microsoft.AspNetCore.Identity;

namespace ChatRouter.Server.Accounts;

/// <summary>Hashes passwords and compares them, in like time whether or not there is something to compare with.</summary>
/// <remarks>That takes a core for a tenth of a second on purpose, and a whole shift may sign in together: callers take turns, which they share with nobody else.</remarks>
public sealed class Passwords(IPasswordHasher<Account> hasher, TimeProvider clock) : IDisposable
{
    private readonly HeavyWork _turns = new(TimeSpan.FromSeconds(10), "Too many sign in at the same time. Try again in a moment.", clock);

    // Hashed once; compared with what is typed for accounts that do not exist or have no password yet.
    private readonly Lazy<string> _decoy = new(() => hasher.HashPassword(null!, Guid.NewGuid().ToString()));

    /// <summary>What to keep of a new password.</summary>
    public Task<Result<string>> HashAsync(Account account, string password, CancellationToken cancellationToken) =>
        _turns.RunAsync(() => hasher.HashPassword(account, password), cancellationToken);

    /// <summary>Whether it is the account's password.</summary>
    public Task<Result<bool>> FitsAsync(Account? account, string password, CancellationToken cancellationToken) =>
        _turns.RunAsync(() => Fits(account, password), cancellationToken);

    public void Dispose() => _turns.Dispose();

    private bool Fits(Account? account, string password)
    {
        var known = account is { IsInvited: false };
        return (hasher.VerifyHashedPassword(account!, known ? account!.PasswordHash : _decoy.Value, password) != PasswordVerificationResult.Failed) & known;
    }
}
