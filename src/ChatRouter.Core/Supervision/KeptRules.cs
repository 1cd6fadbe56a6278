using ChatRouter.Core.Shops;

namespace ChatRouter.Core.Supervision;

/// <summary>A shop's rules of conduct as they read at some time.</summary>
/// <param name="Revision">The mark of their content: the same rules have the same.</param>
/// <param name="At">Of the first entry of the audit that names them.</param>
public sealed record KeptRules(string Revision, ForbiddenRules Rules, DateTimeOffset At);
