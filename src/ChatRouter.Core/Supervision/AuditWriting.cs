using ChatRouter.Core.Conversations;
using ChatRouter.Core.Shops;

namespace ChatRouter.Core.Supervision;

/// <summary>Writes down who administered what. Ids and names of things, never secrets.</summary>
public static class AuditWriting
{
    public static Task WriteAsync(this IAuditStore audit, AgentIdentity actor, AuditAction action, string target, string? detail, TimeProvider clock, CancellationToken cancellationToken) =>
        audit.WriteAsync(actor, action, target, detail, null, clock, cancellationToken);

    /// <param name="rules">The rules of conduct that it was judged by, or that it made.</param>
    public static Task WriteAsync(
        this IAuditStore audit, AgentIdentity actor, AuditAction action, string target, string? detail, Revised<ForbiddenRules>? rules, TimeProvider clock, CancellationToken cancellationToken)
    {
        var at = clock.GetUtcNow();
        var entry = new AuditEntry(actor.Shop, NewId.At(at), actor.Agent, action, target, detail, at);
        return rules is null ? audit.AddAsync(entry, cancellationToken) : audit.AddAsync(entry, rules, cancellationToken);
    }
}
