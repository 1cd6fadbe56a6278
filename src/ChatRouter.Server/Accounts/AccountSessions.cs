using ChatRouter.Core.Accounts;
using ChatRouter.Core.Conversations;
using ChatRouter.Core.Journal;
using ChatRouter.Core.Shops;
using ChatRouter.Core.Supervision;

namespace ChatRouter.Server.Accounts;

/// <summary>Sign-ins of accounts: each is a session with a device, which can be ended by itself.</summary>
public sealed class AccountSessions(ISessionStore sessions, IShopStore shops, IAuditStore audit, TimeProvider clock)
{
    /// <summary>How long a session lasts that is not used.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromDays(7);

    // A durable write at each request would hold up the journal's.
    private static readonly TimeSpan UsedEvery = TimeSpan.FromMinutes(1);

    private static readonly Rejection NoSession = new(ErrorCode.NotFound, "There is no such session, or it has ended.");

    /// <summary>Begins a session on the device that the request comes from.</summary>
    public async Task<AccountSession> BeginAsync(Account account, HttpContext http)
    {
        var at = StoredTime.Of(clock.GetUtcNow());
        var session = new AccountSession(
            account.Shop, account.Id, NewId.At(at), Device.NameOf(http), Device.PlaceOf(http), at, at);
        await sessions.AddAsync(session, at - Life, http.RequestAborted);
        return session;
    }

    /// <summary>The account behind a token; none when it is disabled or the session has ended.</summary>
    public async Task<Account?> LiveAsync(AgentIdentity agent, CancellationToken cancellationToken) =>
        await shops.FindAccountAsync(agent.Shop, agent.Agent, cancellationToken) is { Enabled: true } account && account.SecurityStamp == agent.SecurityStamp
        && agent.Session is { } id && await sessions.FindAsync(agent.Shop, agent.Agent, id, cancellationToken) is not null
            ? account
            : null;

    /// <summary>Remembers that the session is in use.</summary>
    public async Task UsedAsync(AgentIdentity agent, CancellationToken cancellationToken)
    {
        var at = clock.GetUtcNow();
        if (await sessions.FindAsync(agent.Shop, agent.Agent, agent.Session!, cancellationToken) is { } session && at - session.UsedAt >= UsedEvery)
            await sessions.UsedAsync(agent.Shop, agent.Agent, session.Id, at, cancellationToken);
    }

    /// <summary>The member's sessions, the latest used first.</summary>
    public async Task<Result<IReadOnlyList<AccountSession>>> OfMemberAsync(ShopId shop, AgentId id, CancellationToken cancellationToken)
    {
        if (await shops.FindAccountAsync(shop, id, cancellationToken) is null)
            return AccountChanges.NoMember;
        var stale = clock.GetUtcNow() - Life;
        return (await sessions.OfAccountAsync(shop, id, cancellationToken)).Where(session => session.UsedAt > stale).ToList();
    }

    /// <summary>Ends one session: its tokens are void at once, its sockets close.</summary>
    public async Task<Rejection?> EndAsync(AgentIdentity actor, AgentId id, string session, CancellationToken cancellationToken)
    {
        if (await RefusalAsync(actor, id, cancellationToken) is { } refused)
            return refused;
        if (!await sessions.EndAsync(actor.Shop, id, session, cancellationToken))
            return NoSession;
        await audit.WriteAsync(actor, AuditAction.EndedSessions, id.Value, session, clock, cancellationToken);
        return null;
    }

    /// <summary>Ends all of a member's sessions but the one that he asks by.</summary>
    public async Task<Rejection?> EndOthersAsync(AgentIdentity actor, AgentId id, CancellationToken cancellationToken)
    {
        if (await RefusalAsync(actor, id, cancellationToken) is { } refused)
            return refused;
        var ended = await sessions.EndOthersAsync(actor.Shop, id, actor.Agent == id ? actor.Session : null, cancellationToken);
        if (ended > 0)
            await audit.WriteAsync(actor, AuditAction.EndedSessions, id.Value, null, clock, cancellationToken);
        return null;
    }

    private async Task<Rejection?> RefusalAsync(AgentIdentity actor, AgentId id, CancellationToken cancellationToken) =>
        await shops.FindAccountAsync(actor.Shop, id, cancellationToken) is not { } account ? AccountChanges.NoMember
        : !actor.Role.MayGive(account.Role) ? new(ErrorCode.Forbidden, "This needs an administrator who is signed in.")
        : null;
}
