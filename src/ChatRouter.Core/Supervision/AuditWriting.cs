using ChatRouter.Core.Conversations;

namespace ChatRouter.Core.Supervision;

/// <summary>Writes down who administered what. Ids and names of things, never secrets.</summary>
public static class AuditWriting
{
    public static Task WriteAsync(this IAuditStore audit, AgentIdentity actor, AuditAction action, string target, string? detail, TimeProvider clock, CancellationToken cancellationToken)
    {
        var at = clock.GetUtcNow();
        return audit.AddAsync(new(actor.Shop, NewId.At(at), actor.Agent, action, target, detail, at), cancellationToken);
    }
}
