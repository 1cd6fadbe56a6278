using ChatRouter.Core.Conversations;
using ChatRouter.Core.Shops;
using ChatRouter.Core.Supervision;
using ChatRouter.Server.Limits;
using Microsoft.Extensions.Options;

namespace ChatRouter.Server.Auth;

/// <summary>Locks an account for a while after too many wrong passwords in a row, wherever they were given.</summary>
public sealed class SignInLock(IShopStore shops, IAuditStore audit, IOptions<LimitOptions> limits, TimeProvider clock, ILogger<SignInLock> logger)
{
    /// <summary>The refusal of an account that is locked just now.</summary>
    public Rejection? Of(Account account) => account.FailedSignIns.LockedUntil is { } until && until > clock.GetUtcNow()
        ? new(ErrorCode.LockedOut, "Too many failed attempts. Try again later or ask your administrator.", until - clock.GetUtcNow())
        : null;

    /// <summary>A wrong password was given.</summary>
    public async Task CountAsync(Account account, CancellationToken cancellationToken)
    {
        var (at, most) = (clock.GetUtcNow(), limits.Value.FailedSignIns);
        var failed = await shops.CountFailedSignInAsync(account.Shop, account.Id, most, at + limits.Value.LockOut, cancellationToken);
        if (failed.LockedUntil is not { } until)
            return;
        logger.LockedOut(account.Shop, account.Id, until);
        // One line a lock, whatever was tried beside the attempt that brought it.
        var before = account.FailedSignIns.Count;
        if (failed.Count == most || (before >= most && failed.Count == before + 1))
            await audit.AddAsync(new(account.Shop, NewId.At(at), account.Id, AuditAction.LockedOut, account.Name, null, at), cancellationToken);
    }
}
