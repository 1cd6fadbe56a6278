namespace ChatRouter.Core.Shops.Plans;

/// <summary>A draft as it was when somebody had it published at a later time.</summary>
/// <param name="Id">Rises with the time at which it was scheduled.</param>
/// <param name="Due">When it is to go live.</param>
/// <param name="Origin">What was to be in force just before <paramref name="Due"/>: what differs from it in <paramref name="Plan"/> is what is published then.</param>
/// <param name="By">Who scheduled it; it is published in his name.</param>
/// <param name="At">When he did.</param>
/// <param name="Known">What was gravely unwise about the plan already then, as <see cref="LintFinding"/>s' codes and paths.</param>
/// <param name="Failure">None: it waits.</param>
public sealed record ScheduledPublication(
    string Id, DateTimeOffset Due, RoutingPlan Origin, RoutingPlan Plan, AgentId By, string Reason, DateTimeOffset At, IReadOnlyList<string> Known, PublicationFailure? Failure = null);
