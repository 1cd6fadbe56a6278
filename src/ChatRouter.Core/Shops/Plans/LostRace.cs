namespace ChatRouter.Core.Shops.Plans;

/// <summary>The draft that is there now, and how it and the caller's came from the one that the caller had read.</summary>
/// <param name="Fields">Where an earlier version was to be published again: of what is published, against what the caller saw published and that version.</param>
/// <param name="BaseKnown">False: what the caller had read is not kept any more, and the base is what is published.</param>
public sealed record LostRace(RoutingDraft Current, int Version, bool BaseKnown, IReadOnlyList<PlanConflict> Fields);
