using ChatRouter.Core.Routing;

namespace ChatRouter.Core.Shops.Plans;

/// <summary>How many placements had a reason.</summary>
/// <param name="Rule">The rule that decides so; none: a person did.</param>
public readonly record struct ReasonHits(RouteReason Reason, int? Rule, int Count);
