using ChatRouter.Core.Conversations;
using ChatRouter.Core.Shops;
using ChatRouter.Core.Supervision;
using ChatRouter.Server.Accounts;
using ChatRouter.Server.Limits;
using Microsoft.Extensions.Options;

namespace ChatRouter.Server.Auth;

/// <summary>Checks an agent's name and password. Unknown shop, unknown name and wrong password answer alike, in like time.</summary>
public sealed class AgentSignIn(IShopStore shops, Passwords passwords, IAuditStore audit, IOptions<LimitOptions> limits, TimeProvider clock, ILogger<AgentSignIn> logger)
{
    private static readonly Rejection Failed = new(ErrorCode.SignInFailed, "Shop, account or password is wrong.");

    /// <summary>The account; after too many failures in a row it is locked for a while, whatever the password.</summary>
    public async Task<Result<Account>> SignInAsync(string shopKey, string name, string password, CancellationToken cancellationToken)
    {
        if (password.Length > PasswordRules.Longest)
            return Failed;
        // The id is for good; a shop's public key can be renewed.
        var shop = await shops.FindAsync(new(shopKey), cancellationToken) ?? await shops.FindByPublicKeyAsync(shopKey, cancellationToken);
        var account = shop is null ? null : await shops.FindAccountByNameAsync(shop.Id, name, cancellationToken);
        var fits = passwords.Fits(account, password);
        if (account is not null && LockOf(account, clock) is { } locked)
            return locked;
        if (account is not { Enabled: true } || !fits)
        {
            logger.SignInFailed(Loggable.Text(shopKey), Loggable.Text(name));
            if (account is not null)
                await CountAsync(shops, audit, account, limits.Value, clock, logger, cancellationToken);
            return Failed;
        }

        if (account.FailedSignIns.Count > 0)
            await shops.ResetFailedSignInsAsync(account.Shop, account.Id, cancellationToken);
        return account;
    }

    /// <summary>The refusal of an account that is locked just now.</summary>
    internal static Rejection? LockOf(Account account, TimeProvider clock) => account.FailedSignIns.LockedUntil is { } until && until > clock.GetUtcNow()
        ? new(ErrorCode.LockedOut, "Too many failed attempts. Try again later or ask your administrator.", until - clock.GetUtcNow())
        : null;

    /// <summary>A wrong password was given; too many in a row lock the account.</summary>
    internal static async Task CountAsync(IShopStore shops, IAuditStore audit, Account account, LimitOptions limits, TimeProvider clock, ILogger logger, CancellationToken cancellationToken)
    {
        var failed = await shops.CountFailedSignInAsync(account.Shop, account.Id, limits.FailedSignIns, clock.GetUtcNow() + limits.LockOut, cancellationToken);
        if (failed.LockedUntil is not { } until)
            return;
        logger.LockedOut(account.Shop, account.Id, until);
        // One line a lock, whatever was tried beside the attempt that brought it.
        var before = account.FailedSignIns.Count;
        if (failed.Count == limits.FailedSignIns || (before >= limits.FailedSignIns && failed.Count == before + 1))
            await audit.AddAsync(new(account.Shop, NewId.At(clock.GetUtcNow()), account.Id, AuditAction.LockedOut, account.Name, null, clock.GetUtcNow()), cancellationToken);
    }
}
