namespace ChatRouter.Core.Supervision;

/// <summary>Which entries of the audit are wanted, newest first.</summary>
public sealed record AuditQuery
{
    public AgentId? Actor { get; init; }

    public AuditAction? Action { get; init; }

    /// <summary>Of that time or later.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Before that time.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Older than the entry of that id: the next page.</summary>
    public string? Before { get; init; }

    public required int Limit { get; init; }
}
