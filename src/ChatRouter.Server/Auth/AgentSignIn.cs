using ChatRouter.Core.Conversations;
using ChatRouter.Core.Shops;
using ChatRouter.Server.Limits;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace ChatRouter.Server.Auth;

/// <summary>Checks an agent's name and password. Unknown shop, unknown name and wrong password answer alike, in like time.</summary>
public sealed class AgentSignIn(IShopStore shops, IPasswordHasher<Account> hasher, IOptions<LimitOptions> limits, TimeProvider clock, ILogger<AgentSignIn> logger)
{
    private const int MaxPasswordLength = 256;

    private static readonly Rejection Failed = new(ErrorCode.SignInFailed, "Shop, account or password is wrong.");

    // Hashed once; compared with what is typed for accounts that do not exist.
    private readonly Lazy<string> _decoyHash = new(() => hasher.HashPassword(null!, Guid.NewGuid().ToString()));

    /// <summary>The account; after too many failures in a row it is locked for a while, whatever the password.</summary>
    public async Task<Result<Account>> SignInAsync(string shopKey, string name, string password, CancellationToken cancellationToken)
    {
        if (password.Length > MaxPasswordLength)
            return Failed;
        // The id is for good; a shop's public key can be renewed.
        var shop = await shops.FindAsync(new(shopKey), cancellationToken) ?? await shops.FindByPublicKeyAsync(shopKey, cancellationToken);
        var account = shop is null ? null : await shops.FindAccountByNameAsync(shop.Id, name, cancellationToken);
        var verified = hasher.VerifyHashedPassword(account!, account?.PasswordHash ?? _decoyHash.Value, password) != PasswordVerificationResult.Failed;
        if (account?.FailedSignIns.LockedUntil is { } until && until > clock.GetUtcNow())
            return new Rejection(ErrorCode.LockedOut, "Too many failed attempts. Try again later or ask your administrator.", until - clock.GetUtcNow());
        if (account is not { Enabled: true } || !verified)
        {
            await CountAsync(shopKey, name, account, cancellationToken);
            return Failed;
        }

        if (account.FailedSignIns.Count > 0)
            await shops.ResetFailedSignInsAsync(account.Shop, account.Id, cancellationToken);
        return account;
    }

    private async Task CountAsync(string shopKey, string name, Account? account, CancellationToken cancellationToken)
    {
        logger.SignInFailed(Loggable.Text(shopKey), Loggable.Text(name));
        if (account is null)
            return;
        var failed = await shops.CountFailedSignInAsync(account.Shop, account.Id, limits.Value.FailedSignIns, clock.GetUtcNow() + limits.Value.LockOut, cancellationToken);
        if (failed.LockedUntil is { } until)
            logger.LockedOut(account.Shop, account.Id, until);
    }
}
