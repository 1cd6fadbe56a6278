namespace ChatRouter.Core.Supervision.Alarms;

/// <summary>Something that is or was wrong in a shop.</summary>
/// <param name="Id">Rises with <paramref name="Since"/>.</param>
/// <param name="Subject">The group, process or webhook that it is about; empty: the shop.</param>
/// <param name="RaisedAt">None: it has not lasted long enough to be told.</param>
/// <param name="ResolvedAt">None: it is still so.</param>
public sealed record Alarm(
    ShopId Shop, string Id, AlarmKind Kind, string Subject, DateTimeOffset Since, DateTimeOffset? RaisedAt, DateTimeOffset? ResolvedAt, AgentId? AcknowledgedBy, DateTimeOffset? AcknowledgedAt);
