namespace ChatRouter.Core.Supervision;

/// <summary>Who did what to whom, and when. Never what was said.</summary>
/// <param name="Id">Rises with time.</param>
/// <param name="Target">The conversation's, agent's or kiosk's id; empty where the action was about all.</param>
/// <param name="Detail">To whom or to which state, and the reason that was given.</param>
/// <param name="Revision">Of the rules of conduct that it was judged by, or that it made; none: it is about neither, or older than that they were kept.</param>
public sealed record AuditEntry(ShopId Shop, string Id, AgentId Actor, AuditAction Action, string Target, string? Detail, DateTimeOffset At, string? Revision = null);
