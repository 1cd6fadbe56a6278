using ChatRouter.Core.Supervision;

namespace ChatRouter.Server.Hubs;

/// <summary>Which entries of the audit are wanted; none of it: all.</summary>
/// <param name="From">Of that time or later.</param>
/// <param name="Until">Before that time.</param>
/// <param name="Before">Older than the entry of that id.</param>
public sealed record AuditRequest(AgentId? Actor = null, AuditAction? Action = null, DateTimeOffset? From = null, DateTimeOffset? Until = null, string? Before = null)
{
    private const int PageSize = 50;

    internal AuditQuery ToQuery() => new() { Actor = Actor, Action = Action, From = From, Until = Until, Before = Before, Limit = PageSize };
}
