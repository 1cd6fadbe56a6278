using ChatRouter.Core.Shops.Plans;

namespace ChatRouter.Server.Hubs;

/// <summary>A group of the shop.</summary>
/// <param name="Tiers">Where desks mark its waiting buyers otherwise than the shop's; none: nowhere.</param>
public sealed record GroupBrief(GroupId Id, string Name, WaitTiers? Tiers = null);
