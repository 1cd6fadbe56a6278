using ChatRouter.Core.Shops;
using Microsoft.AspNetCore.Identity;

namespace ChatRouter.Server.Accounts;

/// <summary>Hashes passwords and compares them, in like time whether or not there is something to compare with.</summary>
public sealed class Passwords(IPasswordHasher<Account> hasher)
{
    // Hashed once; compared with what is typed for accounts that do not exist or have no password yet.
    private readonly Lazy<string> _decoy = new(() => hasher.HashPassword(null!, Guid.NewGuid().ToString()));

    public string Hash(Account account, string password) => hasher.HashPassword(account, password);

    /// <summary>It is the account's password.</summary>
    public bool Fits(Account? account, string password)
    {
        var known = account is { IsInvited: false };
        return (hasher.VerifyHashedPassword(account!, known ? account!.PasswordHash : _decoy.Value, password) != PasswordVerificationResult.Failed) & known;
    }
}
