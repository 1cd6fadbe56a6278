using ChatRouter.Core.Conversations;
using ChatRouter.Core.Routing;

namespace ChatRouter.Core.Shops.Plans;

/// <summary>分流组: who is in it and for whom it serves.</summary>
/// <param name="OverflowAfterSeconds">Wins over the shop's; none: the shop's holds; -1: never.</param>
/// <param name="Tiers">Where desks mark its waiting buyers otherwise than the shop's.</param>
/// <param name="Entries">Meant for buyers who come in by one of these, where their page names no group: as the page calls its entry, else the page's path; with <c>*</c> at its end whatever begins so.</param>
/// <param name="FromLevel">Meant for buyers of this member level and above, where neither their page nor its entry means a group.</param>
/// <param name="Texts">What the chat says to its buyers instead of the shop's words; kept without blanks around them.</param>
public sealed record PlannedGroup(
    string Name, IReadOnlyList<AgentId>? Members = null, IReadOnlyList<OrderState>? OrderStates = null, int? OverflowAfterSeconds = null, WaitTiers? Tiers = null,
    IReadOnlyList<string>? Entries = null, int? FromLevel = null, ChatTexts? Texts = null)
{
    public IReadOnlyList<AgentId> Members { get; init; } = Members ?? [];

    public IReadOnlyList<OrderState> OrderStates { get; init; } = OrderStates ?? [];

    public IReadOnlyList<string> Entries { get; init; } = Entries ?? [];

    public ChatTexts? Texts { get; init; } = ChatRules.Trimmed(Texts);

    /// <summary>Some buyers are meant for it without that their page names it.</summary>
    internal bool HasConditions => OrderStates.Count > 0 || Entries.Count > 0 || FromLevel is not null;

    internal static PlannedGroup Of(RoutingGroup group, Shop shop) => new(
        shop.GroupNames.GetValueOrDefault(group.Id, group.Id.Value),
        [.. shop.Agents.Where(agent => agent.Value.Groups.Contains(group.Id)).Select(agent => agent.Key).OrderBy(agent => agent.Value, StringComparer.Ordinal)],
        group.OrderStates,
        group.OverflowAfter is { } after ? RoutingOverrides.SecondsOf(after) : null,
        shop.GroupTiers.GetValueOrDefault(group.Id),
        [.. shop.Conditions.Entries.Where(entry => entry.Value == group.Id).Select(entry => entry.Key).Order(StringComparer.Ordinal)],
        shop.Conditions.Levels.TryGetValue(group.Id, out var level) ? level : null,
        shop.GroupTexts.GetValueOrDefault(group.Id));

    internal RoutingGroup ToGroup(GroupId id) => new()
    {
        Id = id,
        OrderStates = OrderStates,
        OverflowAfter = OverflowAfterSeconds is { } seconds ? RoutingOverrides.SpanOf(seconds) : null,
    };
}
