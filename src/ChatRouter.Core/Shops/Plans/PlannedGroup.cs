using ChatRouter.Core.Conversations;
using ChatRouter.Core.Routing;

namespace ChatRouter.Core.Shops.Plans;

/// <summary>分流组: who is in it and for whom it serves.</summary>
/// <param name="OverflowAfterSeconds">Wins over the shop's; none: the shop's holds; -1: never.</param>
/// <param name="Tiers">Where desks mark its waiting buyers otherwise than the shop's.</param>
public sealed record PlannedGroup(
    string Name, IReadOnlyList<AgentId>? Members = null, IReadOnlyList<OrderState>? OrderStates = null, int? OverflowAfterSeconds = null, WaitTiers? Tiers = null)
{
    public IReadOnlyList<AgentId> Members { get; init; } = Members ?? [];

    public IReadOnlyList<OrderState> OrderStates { get; init; } = OrderStates ?? [];

    internal static PlannedGroup Of(RoutingGroup group, Shop shop) => new(
        shop.GroupNames.GetValueOrDefault(group.Id, group.Id.Value),
        [.. shop.Agents.Where(agent => agent.Value.Groups.Contains(group.Id)).Select(agent => agent.Key).OrderBy(agent => agent.Value, StringComparer.Ordinal)],
        group.OrderStates,
        group.OverflowAfter is { } after ? RoutingOverrides.SecondsOf(after) : null,
        shop.GroupTiers.GetValueOrDefault(group.Id));

    internal RoutingGroup ToGroup(GroupId id) => new()
    {
        Id = id,
        OrderStates = OrderStates,
        OverflowAfter = OverflowAfterSeconds is { } seconds ? RoutingOverrides.SpanOf(seconds) : null,
    };
}
