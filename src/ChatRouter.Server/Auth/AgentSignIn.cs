using ChatRouter.Core.Accounts;
using ChatRouter.Core.Conversations;
using ChatRouter.Core.Shops;
using ChatRouter.Server.Accounts;

namespace ChatRouter.Server.Auth;

/// <summary>Checks an agent's name and password. Unknown shop, unknown name and wrong password answer alike, in like time, and lock alike.</summary>
public sealed class AgentSignIn(IShopStore shops, Passwords passwords, SignInLock locks, SignInLog log, ILogger<AgentSignIn> logger)
{
    private static readonly Rejection Failed = new(ErrorCode.SignInFailed, "Shop, account or password is wrong.");

    /// <summary>The account; after too many failures in a row its name is locked for a while, whatever the password.</summary>
    public async Task<Result<Account>> SignInAsync(string shopKey, string name, string password, HttpContext http, CancellationToken cancellationToken)
    {
        if (password.Length > PasswordRules.Longest)
            return Failed;
        // The id is for good; a shop's public key can be renewed.
        var shop = await shops.FindAsync(new(shopKey), cancellationToken) ?? await shops.FindByPublicKeyAsync(shopKey, cancellationToken);
        var account = shop is null ? null : await shops.FindAccountByNameAsync(shop.Id, name, cancellationToken);
        if (!(await passwords.FitsAsync(account, password, cancellationToken)).Succeeded(out var fits, out var busy))
            return busy;
        var opens = account is { Enabled: true } && fits;
        var refused = await locks.JudgeAsync(shop?.Id ?? new(shopKey), name, account, opens, Failed, cancellationToken);
        if (account is not null)
            log.Hear(account, ResultOf(refused), http);
        if (refused == Failed)
            logger.SignInFailed(Loggable.Text(shopKey), Loggable.Text(name));
        if (refused is not null || account is null)
            return refused ?? Failed;
        if (account.FailedSignIns.Count > 0)
            await shops.ResetFailedSignInsAsync(account.Shop, account.Id, cancellationToken);
        return account;
    }

    private static SignInResult ResultOf(Rejection? refused) => refused?.Code switch
    {
        null => SignInResult.SignedIn,
        ErrorCode.LockedOut => SignInResult.LockedOut,
        _ => SignInResult.Refused,
    };
}
