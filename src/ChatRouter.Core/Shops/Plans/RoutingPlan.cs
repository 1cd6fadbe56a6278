using System.Text.Json.Serialization;
using ChatRouter.Core.Conversations;
using ChatRouter.Core.Routing;

namespace ChatRouter.Core.Shops.Plans;

/// <summary>How a shop routes, as one document: what a version holds, what a draft changes, what the console edits.</summary>
/// <remarks>An agent has one weight and one capacity, in <see cref="Agents"/>, whatever groups he is in; accounts hold none.</remarks>
public sealed record RoutingPlan
{
    /// <summary>`balanced`, `wangwang`, `pinduoduo`, `feige` or `kuaishou`.</summary>
    public string Preset { get; init; } = Presets.DefaultName;

    /// <summary>Where the shop differs from its preset.</summary>
    public RoutingOverrides Overrides { get; init; } = new();

    /// <summary>时效阈值: where desks mark waiting buyers otherwise than usual, unless their group says its own.</summary>
    public WaitTiers? Tiers { get; init; }

    /// <summary>分流组, by id.</summary>
    public IReadOnlyDictionary<GroupId, PlannedGroup> Groups { get; init; } = new Dictionary<GroupId, PlannedGroup>();

    /// <summary>Weight, capacity and switch of agents that differ from <see cref="PlannedAgent"/>'s defaults, by account.</summary>
    public IReadOnlyDictionary<AgentId, PlannedAgent> Agents { get; init; } = new Dictionary<AgentId, PlannedAgent>();

    /// <summary>Order states of the shop's own, by id, with what they are called; `none`, `unpaid`, `paid`, `shipped`, `received` and `refund` are always there.</summary>
    public IReadOnlyDictionary<OrderState, string> OrderStates { get; init; } = new Dictionary<OrderState, string>();

    /// <summary>专属客服: the dedicated agent of a buyer.</summary>
    public IReadOnlyDictionary<BuyerId, AgentId> Dedicated { get; init; } = new Dictionary<BuyerId, AgentId>();

    /// <summary>班次: who is on duty when.</summary>
    public ShiftPlan Shifts { get; init; } = new();

    /// <summary>The settings that the dispatcher follows.</summary>
    [JsonIgnore]
    public RoutingSettings Settings => Overrides.ApplyTo(Presets.Named(Preset) ?? Presets.Balanced);

    /// <summary>The document that says what the shop's settings, groups and agents are.</summary>
    public static RoutingPlan Of(Shop shop)
    {
        var (preset, overrides) = RoutingOverrides.Nearest(shop.Routing);
        return new()
        {
            Preset = preset,
            Overrides = overrides,
            Tiers = shop.Tiers,
            Groups = shop.Groups.ToDictionary(group => group.Id, group => PlannedGroup.Of(group, shop)),
            Agents = shop.Agents.Where(agent => agent.Value.IsPlanned).ToDictionary(agent => agent.Key, agent => new PlannedAgent(agent.Value.Weight, agent.Value.Capacity, agent.Value.NoSplit)),
            OrderStates = shop.OrderStates,
            Dedicated = shop.Dedicated,
            Shifts = shop.Shifts,
        };
    }

    /// <summary>The shop as it routes by this document.</summary>
    public Shop ApplyTo(Shop shop, int version) => shop with
    {
        RoutingVersion = version,
        Routing = Settings,
        Tiers = Tiers is { AreUsual: false } ? Tiers : null,
        Groups = [.. Groups.OrderBy(group => group.Key.Value, StringComparer.Ordinal).Select(group => group.Value.ToGroup(group.Key))],
        GroupNames = Groups.ToDictionary(group => group.Key, group => group.Value.Name),
        GroupTiers = Groups.Where(group => group.Value.Tiers is { AreUsual: false }).ToDictionary(group => group.Key, group => group.Value.Tiers!),
        GroupTexts = Groups.Where(group => group.Value.Texts is not null).ToDictionary(group => group.Key, group => group.Value.Texts!),
        Conditions = GroupConditions.Of(Groups),
        Agents = RoutedAgents(),
        OrderStates = OrderStates,
        Dedicated = Dedicated,
        Shifts = Shifts,
    };

    internal Dictionary<AgentId, AgentRouting> RoutedAgents()
    {
        var groupsOf = Groups.OrderBy(group => group.Key.Value, StringComparer.Ordinal)
            .SelectMany(group => group.Value.Members.Distinct().Select(member => (member, group.Key)))
            .ToLookup(pair => pair.member, pair => pair.Key);
        return Agents.Keys.Union(groupsOf.Select(groups => groups.Key)).ToDictionary(agent => agent, agent =>
        {
            var planned = Agents.GetValueOrDefault(agent) ?? new();
            return new AgentRouting(planned.Weight, planned.Capacity, planned.NoSplit, [.. groupsOf[agent]]);
        });
    }
}
