using ChatRouter.Core.Accounts;
using ChatRouter.Core.Conversations;
using ChatRouter.Core.Shops;
using ChatRouter.Core.Supervision;
using ChatRouter.Server.Auth;

namespace ChatRouter.Server.Accounts;

/// <summary>Changing one's own password.</summary>
public sealed class OwnPassword(
    IShopStore shops, ISessionStore sessions, AccountChanges accounts, Passwords passwords, SignInLock locks, IAuditStore audit, TimeProvider clock)
{
    private static readonly Rejection Wrong = new(ErrorCode.PasswordWrong, "The old password is wrong.");

    /// <summary>Needs the old one, whose guessing counts and locks as failed sign-ins do. Ends his other sessions.</summary>
    public async Task<Rejection?> ChangeAsync(AgentIdentity agent, string old, string wanted, CancellationToken cancellationToken)
    {
        if (await shops.FindAccountAsync(agent.Shop, agent.Agent, cancellationToken) is not { } account)
            return AccountChanges.NoMember;
        if (!(await passwords.FitsAsync(account, old, cancellationToken)).Succeeded(out var fits, out var busy))
            return busy;
        if (await locks.JudgeAsync(account.Shop, account.Name, account, fits, Wrong, cancellationToken) is { } judged)
            return judged;
        if (PasswordRules.Check(wanted, account.Name) is { } weak)
            return weak;
        if (!(await passwords.HashAsync(account, wanted, cancellationToken)).Succeeded(out var hash, out busy))
            return busy;
        var changed = await accounts.ChangeAsync(
            agent.Shop, agent.Agent, before => before.PasswordHash == account.PasswordHash ? before with { PasswordHash = hash } : AccountChanges.Meanwhile, cancellationToken);
        if (changed.Rejection is { } refused)
            return refused;
        await sessions.EndOthersAsync(agent.Shop, agent.Agent, agent.Session, cancellationToken);
        await shops.ResetFailedSignInsAsync(agent.Shop, agent.Agent, cancellationToken);
        await audit.WriteAsync(agent, AuditAction.ChangedPassword, agent.Agent.Value, null, clock, cancellationToken);
        return null;
    }
}
