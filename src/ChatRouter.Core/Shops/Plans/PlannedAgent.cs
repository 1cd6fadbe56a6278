namespace ChatRouter.Core.Shops.Plans;

/// <summary>How much an agent gets.</summary>
/// <param name="Weight">权重: 0 = none automatically.</param>
/// <param name="Capacity">接待上限: 0 = no limit; none: the shop's default.</param>
/// <param name="NoSplit">不分流: only transfers and taking by hand; none: administrators do not split, everybody else does.</param>
public sealed record PlannedAgent(int Weight = AgentRouting.DefaultWeight, int? Capacity = null, bool? NoSplit = null);
