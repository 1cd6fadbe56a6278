using ChatRouter.Core;
using ChatRouter.Core.Conversations;
using ChatRouter.Core.Journal;
using ChatRouter.Core.Shops;
using ChatRouter.Core.Supervision;
using ChatRouter.Server.Limits;
using Microsoft.Extensions.Options;

namespace ChatRouter.Server.Auth;

/// <summary>Locks a name for a while after too many wrong passwords in a row, wherever they were given and whether or not somebody has it.</summary>
public sealed class SignInLock(IShopStore shops, IAuditStore audit, IOptions<LimitOptions> limits, TimeProvider clock, ILogger<SignInLock> logger)
{
    private readonly StrangeNames _strangers = new();
    private readonly Turns<(ShopId, string)> _turns = new();
    private readonly Lock _gate = new();
    private readonly Dictionary<(ShopId, AgentId), Task> _counting = [];

    /// <summary>Judges an attempt, one of a name after the other: the refusal of a name that is locked just now, whatever the password; or of a wrong password, which is counted.</summary>
    /// <param name="account">Who has the name; null: nobody.</param>
    /// <param name="fits">Whether the password is his and opens something.</param>
    /// <param name="wrong">What is answered to a wrong one.</param>
    public async Task<Rejection?> JudgeAsync(ShopId shop, string name, Account? account, bool fits, Rejection wrong, CancellationToken cancellationToken)
    {
        using var turn = await _turns.TakeAsync((shop, Account.KeyOf(name)), cancellationToken);
        if (account is not null)
            await SettleAsync(account, cancellationToken);
        // Read anew for either: while passwords were compared others may have failed.
        var now = await shops.FindAccountByNameAsync(shop, name, cancellationToken);
        if (RefusalOf(now?.FailedSignIns ?? _strangers.Of(shop, name)) is { } locked)
            return locked;
        if (fits)
            return null;
        CountLater(shop, name, account);
        return wrong;
    }

    // Nobody waits until that is stored: the time of his answer would tell that the name exists.
    private void CountLater(ShopId shop, string name, Account? account)
    {
        if (account is null)
        {
            _strangers.Count(shop, name, limits.Value.FailedSignIns, clock.GetUtcNow() + limits.Value.LockOut);
            return;
        }

        lock (_gate)
            _counting[(shop, account.Id)] = CountAfterAsync(_counting.GetValueOrDefault((shop, account.Id), Task.CompletedTask), account);
    }

    private async Task CountAsync(Account account, CancellationToken cancellationToken)
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

    private Rejection? RefusalOf(FailedSignIns failed) => failed.LockedUntil is { } until && until > clock.GetUtcNow()
        ? new(ErrorCode.LockedOut, "Too many failed attempts. Try again later or ask your administrator.", until - clock.GetUtcNow())
        : null;

    private async Task CountAfterAsync(Task before, Account account)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ForceYielding);
        await CountAsync(account, CancellationToken.None);
    }

    // Until what was answered is counted nobody gets in: a database that is away for a while is no time to guess.
    private async Task SettleAsync(Account account, CancellationToken cancellationToken)
    {
        var key = (account.Shop, account.Id);
        if (CountingOf(key) is not { } counting)
            return;
        try
        {
            await counting.WaitAsync(cancellationToken);
        }
        catch (JournalUnavailableException)
        {
            await CountAsync(account, cancellationToken);
        }

        lock (_gate)
        {
            if (_counting.GetValueOrDefault(key) == counting)
                _counting.Remove(key);
        }
    }

    private Task? CountingOf((ShopId, AgentId) key)
    {
        lock (_gate)
            return _counting.GetValueOrDefault(key);
    }
}
