using ChatRouter.Core.Conversations;
using ChatRouter.Core.Shops;

namespace ChatRouter.Server.Accounts;

/// <summary>Changes accounts so that two changes at once cannot undo each other, and no shop loses its last administrator.</summary>
public sealed class AccountChanges(IShopStore shops)
{
    private const int Attempts = 8;

    private static readonly Rejection LastAdmin = new(ErrorCode.LastAdmin, "This is the shop's last administrator. Make another one first.");

    internal static readonly Rejection Meanwhile = new(ErrorCode.ChangedMeanwhile, "The account was changed meanwhile. Look at it again.");

    internal static readonly Rejection NoMember = new(ErrorCode.NotFound, "The shop has no such member.");

    /// <summary>The account as it is after the change, which is judged by what it was just before.</summary>
    public async Task<Result<Account>> ChangeAsync(ShopId shop, AgentId id, Func<Account, Result<Account>> change, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            if (await shops.FindAccountAsync(shop, id, cancellationToken) is not { } before)
                return NoMember;
            if (!change(before).Succeeded(out var changed, out var refused))
                return refused;
            Account? other = null;
            if (Administers(before) && !Administers(changed) && (other = await OtherAdminAsync(before, cancellationToken)) is null)
                return LastAdmin;
            if (await shops.ChangeAccountAsync(changed, other, cancellationToken))
                return changed with { Version = before.Version + 1 };
        }

        return Meanwhile;
    }

    /// <summary>A stamp that no token has yet: all that are there become void.</summary>
    public static string NewStamp() => Guid.NewGuid().ToString("n");

    private async Task<Account?> OtherAdminAsync(Account than, CancellationToken cancellationToken) =>
        (await shops.AccountsAsync(than.Shop, cancellationToken)).FirstOrDefault(account => account.Id != than.Id && Administers(account));

    private static bool Administers(Account account) => account is { Role: AccountRole.Admin, Enabled: true, IsInvited: false };
}
