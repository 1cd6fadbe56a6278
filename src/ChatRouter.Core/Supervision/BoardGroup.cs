using ChatRouter.Core.Shops.Plans;

namespace ChatRouter.Core.Supervision;

/// <summary>A group on the board. Conversations count for the groups of their owner, waiting ones for those that they wait for.</summary>
/// <param name="Tiers">Where its waiting buyers are marked otherwise than the shop's; none: nowhere.</param>
public sealed record BoardGroup(GroupId Id, string Name, BoardFigures Figures, WaitTiers? Tiers = null);
