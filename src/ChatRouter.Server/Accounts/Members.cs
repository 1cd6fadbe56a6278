using ChatRouter.Core.Accounts;
using ChatRouter.Core.Conversations;
using ChatRouter.Core.Routing;
using ChatRouter.Core.Shops;
using ChatRouter.Core.Shops.Plans;
using ChatRouter.Core.Supervision;

namespace ChatRouter.Server.Accounts;

/// <summary>What an administrator does with the shop's members (子账号). Whatever was done stands in the audit.</summary>
/// <remarks>
/// Nobody gives or changes a rank above his own. Who changes role or is disabled loses his sessions; their sockets close on every node at its next look,
/// three seconds later at most. Each step can be repeated when its answer was lost.
/// </remarks>
public sealed class Members(
    IShopStore shops, ISessionStore sessions, ILinkStore links, AccountLinks accountLinks, AccountChanges accounts, AgentPresence presence, Rebuilder routing, RoutingDesk plans, IAuditStore audit, TimeProvider clock)
{
    private const int MaxPerShop = 5_000;

    private static readonly Rejection AboveRank = new(ErrorCode.Forbidden, "This needs an administrator who is signed in.");

    /// <summary>The shop's members behind that one, by id.</summary>
    public Task<IReadOnlyList<Account>> ListAsync(ShopId shop, AgentId? after, int limit, CancellationToken cancellationToken) => shops.AccountsAsync(shop, after, limit, cancellationToken);

    /// <summary>A new account without a password, and the link by which its owner sets one.</summary>
    /// <param name="enrolment">What else than usual is published of it, as a version of the routing.</param>
    public async Task<Result<Invitation>> InviteAsync(AgentIdentity actor, string name, MemberDraft draft, Enrolment enrolment, CancellationToken cancellationToken)
    {
        if (!AccountNames.IsName(name))
            return Malformed("name", "A name has 2 to 40 of a-z, 0-9, -, _ and dot, beginning with a letter or digit.");
        if (!actor.Role.MayGive(draft.Role))
            return await RefuseAsync(actor, name, AboveRank, cancellationToken);
        if (Check(draft) is { } invalid)
            return invalid;
        if (!enrolment.IsUsual && await plans.RefusalOfAsync(actor.Shop, enrolment, cancellationToken) is { } unplaced)
            return unplaced;
        if ((await shops.AccountsAsync(actor.Shop, cancellationToken)).Count >= MaxPerShop)
            return new Rejection(ErrorCode.InvalidArgument, "A shop has at most 5,000 members, the disabled ones among them.");
        var account = draft.On(new()
        {
            Shop = actor.Shop,
            Id = new(NewId.At(clock.GetUtcNow())),
            Name = name,
            DisplayName = "",
            PasswordHash = "",
            Role = draft.Role,
            SecurityStamp = AccountChanges.NewStamp(),
        });
        if (!await shops.SaveAccountAsync(account, cancellationToken))
            return new Rejection(ErrorCode.NameTaken, "This name belongs, or belonged once, to a member of the shop. Names are never given again.");
        var placed = enrolment.IsUsual || await plans.JoinAsync(account, enrolment, actor, cancellationToken);
        await routing.ConfigureAsync(account, cancellationToken);
        await audit.WriteAsync(actor, AuditAction.InvitedMember, account.Id.Value, $"{name}: {NameOf(draft.Role)}", clock, cancellationToken);
        return new Invitation(account, await accountLinks.MakeAsync(account, cancellationToken), placed);
    }

    /// <summary>Replaces what can be set of a member.</summary>
    /// <param name="version">What the administrator looked at; another one there means that somebody changed it since.</param>
    public async Task<Result<Account>> ChangeAsync(AgentIdentity actor, AgentId id, long version, MemberDraft draft, CancellationToken cancellationToken)
    {
        if (Check(draft) is { } invalid)
            return invalid;
        AccountRole? was = null;
        var result = await accounts.ChangeAsync(
            actor.Shop, id,
            before => before.Version != version ? AccountChanges.Meanwhile : !actor.Role.MayGive(draft.Role) ? AboveRank : Ranked(actor, before, account =>
            {
                was = account.Role;
                return draft.On(account);
            }),
            cancellationToken);
        if (!result.Succeeded(out var changed, out var refused))
            return await RefuseAsync(actor, id.Value, refused, cancellationToken);
        if (was != changed.Role)
            await sessions.EndOthersAsync(changed.Shop, id, null, cancellationToken);
        await routing.ConfigureAsync(changed, cancellationToken);
        await audit.WriteAsync(actor, AuditAction.ChangedMember, id.Value, was == changed.Role ? null : $"{NameOf(was!.Value)} → {NameOf(changed.Role)}", clock, cancellationToken);
        return changed;
    }

    /// <summary>Lets him in no more.</summary>
    /// <param name="openTurns">What becomes of those that he leaves; repeated with another word, it holds for those that he still has.</param>
    public async Task<Result<Account>> DisableAsync(AgentIdentity actor, AgentId id, OpenTurns openTurns, CancellationToken cancellationToken)
    {
        var result = await accounts.ChangeAsync(
            actor.Shop, id, before => Ranked(actor, before, account => account with { Enabled = false, SecurityStamp = AccountChanges.NewStamp() }), cancellationToken);
        if (!result.Succeeded(out var disabled, out var refused))
            return await RefuseAsync(actor, id.Value, refused, cancellationToken);
        try
        {
            // First: another node that sees the account disabled routes his open turns at once.
            await presence.LeaveAsync(disabled, leavesTurns: openTurns == OpenTurns.UntilNextMessage, cancellationToken);
        }
        finally
        {
            // Whether or not routing is there: that can be repeated, and must not keep him in.
            await sessions.EndOthersAsync(disabled.Shop, id, null, cancellationToken);
            await links.VoidAsync(disabled.Shop, id, cancellationToken);
        }

        await routing.ConfigureAsync(disabled, cancellationToken);
        await audit.WriteAsync(actor, AuditAction.DisabledMember, id.Value, openTurns == OpenTurns.RoutedAtOnce ? null : NameOf(openTurns), clock, cancellationToken);
        return disabled;
    }

    /// <summary>Lets him in again, by the password that he had.</summary>
    public async Task<Result<Account>> EnableAsync(AgentIdentity actor, AgentId id, CancellationToken cancellationToken)
    {
        var result = await accounts.ChangeAsync(actor.Shop, id, before => Ranked(actor, before, account => account with { Enabled = true }), cancellationToken);
        if (!result.Succeeded(out var enabled, out var refused))
            return await RefuseAsync(actor, id.Value, refused, cancellationToken);
        await routing.ConfigureAsync(enabled, cancellationToken);
        await audit.WriteAsync(actor, AuditAction.EnabledMember, id.Value, null, clock, cancellationToken);
        return enabled;
    }

    /// <summary>A link to set a password: an invitation for who has none yet. What he has now stays good until it is used.</summary>
    public async Task<Result<NewLink>> MakeLinkAsync(AgentIdentity actor, AgentId id, CancellationToken cancellationToken)
    {
        if (await shops.FindAccountAsync(actor.Shop, id, cancellationToken) is not { } account)
            return AccountChanges.NoMember;
        if (!actor.Role.MayGive(account.Role))
            return await RefuseAsync(actor, id.Value, AboveRank, cancellationToken);
        if (!account.Enabled)
            return new Rejection(ErrorCode.MemberDisabled, "This member is disabled. Enable him first.");
        var link = await accountLinks.MakeAsync(account, cancellationToken);
        await audit.WriteAsync(actor, AuditAction.MadeLink, id.Value, NameOf(link.Link.Kind), clock, cancellationToken);
        return link;
    }

    private static Rejection? Check(MemberDraft draft) =>
        AccountNames.IsDisplayName(draft.DisplayName.Trim()) ? null : Malformed("displayName", "A display name has 1 to 40 characters.");

    private static Rejection Malformed(string field, string message) =>
        new(ErrorCode.InvalidArgument, message) { Fields = new Dictionary<string, string> { [field] = FieldFault.Malformed } };

    private async Task<Rejection> RefuseAsync(AgentIdentity actor, string target, Rejection rejection, CancellationToken cancellationToken)
    {
        if (rejection.Code is ErrorCode.Forbidden or ErrorCode.LastAdmin)
            await audit.WriteAsync(actor, AuditAction.Refused, target, rejection.Code, clock, cancellationToken);
        return rejection;
    }

    private static Result<Account> Ranked(AgentIdentity actor, Account account, Func<Account, Account> change) => !actor.Role.MayGive(account.Role) ? AboveRank : change(account);

    private static string NameOf<TEnum>(TEnum value) where TEnum : struct, Enum => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
