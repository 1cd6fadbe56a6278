using ChatRouter.Core.Routing;

namespace ChatRouter.Core.Journal;

/// <summary>How many placements had this reason and these notes.</summary>
public readonly record struct DecisionCount(RouteReason Reason, RouteNotes Notes, int Count);
