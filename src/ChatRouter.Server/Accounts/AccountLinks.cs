using ChatRouter.Core.Accounts;
using ChatRouter.Core.Conversations;
using ChatRouter.Core.Shops;
using ChatRouter.Core.Supervision;
using ChatRouter.Server.Auth;
using Microsoft.Extensions.Options;

namespace ChatRouter.Server.Accounts;

/// <summary>Links by which a member sets his password, once: the administrator gets it to hand over, and nobody sees it again.</summary>
public sealed class AccountLinks(
    ILinkStore links, IShopStore shops, ISessionStore sessions, AccountChanges accounts, Passwords passwords, IAuditStore audit, IOptions<AccountOptions> options, TimeProvider clock)
{
    /// <summary>What its token begins with.</summary>
    public const string Prefix = "crl_";

    private static readonly Rejection Invalid = new(ErrorCode.LinkInvalid, "The link was used, is expired, or was replaced by a newer one. Ask your administrator for another.");

    /// <summary>A new link; the account's one before it is void.</summary>
    public async Task<NewLink> MakeAsync(Account account, CancellationToken cancellationToken)
    {
        var kind = account.IsInvited ? AccountLinkKind.Invitation : AccountLinkKind.PasswordReset;
        var life = kind == AccountLinkKind.Invitation ? options.Value.InvitationLife : options.Value.ResetLife;
        var (link, token) = (new AccountLink(account.Shop, account.Id, kind, clock.GetUtcNow() + life), Secrets.New(Prefix));
        await links.SaveAsync(link, Secrets.HashOf(token, Prefix)!, cancellationToken);
        return new(link, token);
    }

    /// <summary>Whose link it is, without using it up.</summary>
    public async Task<Result<(AccountLink Link, Account Account)>> LookAsync(string token, CancellationToken cancellationToken)
    {
        if (Secrets.HashOf(token, Prefix) is not { } hash || await links.FindAsync(hash, clock.GetUtcNow(), cancellationToken) is not { } link)
            return Invalid;
        return await shops.FindAccountAsync(link.Shop, link.Account, cancellationToken) is { Enabled: true } account ? (link, account) : Invalid;
    }

    /// <summary>Sets the password, and with an invitation what the member is shown as. Uses the link up, ends every session and unlocks the account.</summary>
    public async Task<Rejection?> RedeemAsync(string token, string? displayName, string password, CancellationToken cancellationToken)
    {
        var looked = await LookAsync(token, cancellationToken);
        if (looked.Rejection is { } none)
            return none;
        var (link, account) = looked.Value;
        if (PasswordRules.Check(password, account.Name) is { } weak)
            return weak;
        if (displayName is not null && !AccountNames.IsDisplayName(displayName))
            return new(ErrorCode.InvalidArgument, "A display name has 1 to 40 characters.");
        // Before the link is used up, which it must not be if there is no hash.
        if (!(await passwords.HashAsync(account, password, cancellationToken)).Succeeded(out var hash, out var busy))
            return busy;
        // Of two who use it at once one gets it.
        if (await links.TakeAsync(Secrets.HashOf(token, Prefix)!, clock.GetUtcNow(), cancellationToken) is null)
            return Invalid;
        var shown = link.Kind == AccountLinkKind.Invitation ? displayName?.Trim() : null;
        var changed = await accounts.ChangeAsync(
            link.Shop, link.Account,
            before => before with { PasswordHash = hash, DisplayName = shown ?? before.DisplayName, SecurityStamp = AccountChanges.NewStamp() }, cancellationToken);
        if (changed.Rejection is { } refused)
            return refused;
        await sessions.EndOthersAsync(link.Shop, link.Account, null, cancellationToken);
        await shops.ResetFailedSignInsAsync(link.Shop, link.Account, cancellationToken);
        await audit.WriteAsync(
            AgentIdentity.Of(account), link.Kind == AccountLinkKind.Invitation ? AuditAction.Joined : AuditAction.ResetPassword, account.Id.Value, null, clock, cancellationToken);
        return null;
    }
}
