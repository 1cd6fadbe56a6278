namespace ChatRouter.Core.Shops.Plans;

/// <summary>The plan that the shop's people work on.</summary>
/// <param name="Revision">Rises with every change of what the draft is; 0 before the first.</param>
/// <param name="Changed">False: nobody has changed anything since the last publication, and the draft follows what is published.</param>
public sealed record RoutingDraft(int Revision, RoutingPlan Plan, bool Changed, AgentId? By, DateTimeOffset At);
