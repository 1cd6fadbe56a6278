using ChatRouter.Core.Conversations;

namespace ChatRouter.Core.Shops.Plans;

/// <summary>How a new account takes part in routing.</summary>
/// <param name="Groups">分流组: whose member it is.</param>
/// <param name="Capacity">接待上限: 0 = no limit; none: the shop's default.</param>
public sealed record Enrolment(IReadOnlyList<GroupId> Groups, int? Capacity)
{
    /// <summary>It takes part as every account does of which nothing is said.</summary>
    public bool IsUsual => Groups.Count == 0 && Capacity is null;

    /// <summary>Why it cannot take part like this by that plan, by field; null: it can.</summary>
    public Rejection? RefusalBy(RoutingPlan plan) => new FieldFaults()
        .Unless(Groups.All(plan.Groups.ContainsKey), "groups", FieldFault.Unknown)
        .Unless(Groups.Distinct().Count() == Groups.Count, "groups", FieldFault.Duplicate)
        .Unless(Groups.Count <= 1 || plan.Settings.SeveralGroups, "groups", PlanFault.OneGroup)
        .Unless(Groups.All(group => plan.Groups.GetValueOrDefault(group)?.Members.Count is null or < PlanRules.MaxMembers), "groups", FieldFault.TooMany)
        .Unless(Capacity is null or (>= 0 and <= PlanRules.MaxCapacity), "capacity", PlanFault.OutOfRange)
        .Refusal("The published routing does not allow these groups or this capacity.");

    /// <summary>The plan with the account in it. Groups that it lacks are left out.</summary>
    public RoutingPlan In(RoutingPlan plan, AgentId agent) => plan with
    {
        Groups = plan.Groups.ToDictionary(group => group.Key, group => Groups.Contains(group.Key) ? group.Value with { Members = [.. group.Value.Members, agent] } : group.Value),
        Agents = Capacity is null ? plan.Agents : new Dictionary<AgentId, PlannedAgent>(plan.Agents) { [agent] = new(Capacity: Capacity) },
    };
}
