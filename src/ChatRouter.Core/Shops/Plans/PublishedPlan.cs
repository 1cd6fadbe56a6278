namespace ChatRouter.Core.Shops.Plans;

/// <summary>A version with its plan.</summary>
public sealed record PublishedPlan(RoutingVersion Version, RoutingPlan Plan);
