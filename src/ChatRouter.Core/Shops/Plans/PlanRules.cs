using System.Text.RegularExpressions;
using ChatRouter.Core.Conversations;
using ChatRouter.Core.Routing;

namespace ChatRouter.Core.Shops.Plans;

/// <summary>What a plan must be to be kept. Whether it is wise is the lint's to say.</summary>
public static partial class PlanRules
{
    public const int MaxGroups = 200;
    public const int MaxMembers = 1_000;
    public const int MaxAgents = 5_000;
    public const int MaxOrderStates = 50;
    public const int MaxDedicated = 5_000;
    public const int MaxNameLength = 40;
    public const int MaxWeight = 10_000;
    public const int MaxCapacity = 10_000;
    internal const int MaxIdLength = 128;
    public const int MaxEntries = 20;
    public const int MaxEntryLength = 200;
    public const int MaxLevel = 1_000;
    private const int MaxCount = 1_000_000;
    private const int MaxSeconds = 30 * 86_400;

    /// <param name="accounts">The shop's accounts: nobody else can be named.</param>
    public static PlanErrors Check(RoutingPlan plan, IReadOnlySet<AgentId> accounts)
    {
        var errors = new PlanErrors();
        errors.Check(Presets.Named(plan.Preset) is not null, "/preset", PlanFault.Unknown);
        CheckOverrides(plan.Overrides, errors);
        CheckTiers(plan.Tiers, "/tiers", errors);
        CheckGroups(plan, accounts, errors);
        CheckAgents(plan, accounts, errors);
        errors.Check(plan.OrderStates.Count <= MaxOrderStates, "/orderStates", PlanFault.TooMany);
        foreach (var (state, name) in plan.OrderStates)
        {
            errors.Check(Id().IsMatch(state.Value) && !OrderState.Known.Contains(state), At("orderStates", state.Value), PlanFault.Malformed);
            CheckName(name, At("orderStates", state.Value), errors);
        }

        errors.Check(plan.Dedicated.Count <= MaxDedicated, "/dedicated", PlanFault.TooMany);
        foreach (var (buyer, agent) in plan.Dedicated)
        {
            errors.Check(buyer.Value.Length is > 0 and <= MaxIdLength, At("dedicated", buyer.Value), PlanFault.Malformed);
            CheckAccount(agent, accounts, At("dedicated", buyer.Value), errors);
        }

        ShiftRules.Check(plan.Shifts, accounts, errors);
        return errors;
    }

    private static void CheckOverrides(RoutingOverrides overrides, PlanErrors errors)
    {
        foreach (var (name, value) in PlanJson.Tree(overrides))
        {
            if (value is null || value.GetValueKind() != System.Text.Json.JsonValueKind.Number)
                continue;
            var (number, isSpan) = (value.GetValue<int>(), name.EndsWith("Seconds", StringComparison.Ordinal));
            var least = name is "overflowAfterSeconds" or "affinityWindowSeconds" ? RoutingOverrides.Never : 0;
            var most = isSpan ? MaxSeconds : name == "defaultCapacity" ? MaxCapacity : MaxCount;
            errors.Check(number >= least && number <= most, At("overrides", name), PlanFault.OutOfRange);
        }
    }

    private static void CheckGroups(RoutingPlan plan, IReadOnlySet<AgentId> accounts, PlanErrors errors)
    {
        errors.Check(plan.Groups.Count <= MaxGroups, "/groups", PlanFault.TooMany);
        var names = new Dictionary<string, GroupId>(StringComparer.OrdinalIgnoreCase);
        foreach (var (id, group) in plan.Groups)
        {
            var path = At("groups", id.Value);
            errors.Check(Id().IsMatch(id.Value), path, PlanFault.Malformed);
            if (group is null)
            {
                errors.Add(path, PlanFault.Required);
                continue;
            }

            CheckName(group.Name, $"{path}/name", errors);
            errors.Check(group.Name is null || names.TryAdd(group.Name.Trim(), id), $"{path}/name", PlanFault.Duplicate);
            errors.Check(group.Members.Count <= MaxMembers, $"{path}/members", PlanFault.TooMany);
            errors.Check(group.Members.Distinct().Count() == group.Members.Count, $"{path}/members", PlanFault.Duplicate);
            foreach (var member in group.Members)
                CheckAccount(member, accounts, At($"groups/{PlanDifference.Escaped(id.Value)}/members", member.Value), errors);
            errors.Check(group.OrderStates.Distinct().Count() == group.OrderStates.Count, $"{path}/orderStates", PlanFault.Duplicate);
            foreach (var state in group.OrderStates.Where(state => !OrderState.Known.Contains(state) && !plan.OrderStates.ContainsKey(state)))
                errors.Add(At($"groups/{PlanDifference.Escaped(id.Value)}/orderStates", state.Value), PlanFault.Unknown);
            errors.Check(group.OverflowAfterSeconds is null or (>= RoutingOverrides.Never and <= MaxSeconds), $"{path}/overflowAfterSeconds", PlanFault.OutOfRange);
            CheckTiers(group.Tiers?.Over(plan.Tiers), $"{path}/tiers", errors);
            CheckTexts(group.Texts, path, errors);
        }

        CheckConditions(plan, errors);
        if (errors.IsEmpty && !plan.Settings.SeveralGroups)
            CheckOneGroup(plan, errors);
    }

    // What two groups claim would be decided by nothing.
    private static void CheckConditions(RoutingPlan plan, PlanErrors errors)
    {
        var (entries, levels) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<int>());
        foreach (var (id, group) in plan.Groups.Where(group => group.Value is not null))
        {
            var path = At("groups", id.Value);
            errors.Check(group.Entries.Count <= MaxEntries, $"{path}/entries", PlanFault.TooMany);
            foreach (var entry in group.Entries)
            {
                if (!GroupConditions.IsEntry(entry))
                    errors.Add($"{path}/entries", PlanFault.Malformed);
                else
                    errors.Check(entries.Add(entry), At($"groups/{PlanDifference.Escaped(id.Value)}/entries", entry), PlanFault.Duplicate);
            }

            errors.Check(group.FromLevel is null or (>= 1 and <= MaxLevel), $"{path}/fromLevel", PlanFault.OutOfRange);
            errors.Check(group.FromLevel is not { } level || levels.Add(level), $"{path}/fromLevel", PlanFault.Duplicate);
        }
    }

    private static void CheckTiers(WaitTiers? tiers, string path, PlanErrors errors)
    {
        var before = 0;
        foreach (var (field, seconds) in tiers?.InOrder() ?? [])
        {
            var fits = seconds is >= WaitTiers.LeastSeconds and <= WaitTiers.MostSeconds;
            errors.Check(fits && seconds > before, $"{path}/{field}", fits ? PlanFault.NotRising : PlanFault.OutOfRange);
            before = seconds;
        }
    }

    private static void CheckTexts(ChatTexts? texts, string path, PlanErrors errors)
    {
        foreach (var (place, fault) in ChatRules.FaultsOf(texts))
            errors.Add($"{path}/{place.Replace('.', '/')}", fault);
    }

    private static void CheckOneGroup(RoutingPlan plan, PlanErrors errors)
    {
        foreach (var twice in plan.Groups.SelectMany(group => group.Value.Members.Select(member => (member, group.Key))).GroupBy(pair => pair.member).Where(groups => groups.Count() > 1))
        {
            foreach (var (member, group) in twice.Skip(1))
                errors.Add(At($"groups/{PlanDifference.Escaped(group.Value)}/members", member.Value), PlanFault.OneGroup);
        }
    }

    private static void CheckAgents(RoutingPlan plan, IReadOnlySet<AgentId> accounts, PlanErrors errors)
    {
        errors.Check(plan.Agents.Count <= MaxAgents, "/agents", PlanFault.TooMany);
        foreach (var (id, agent) in plan.Agents)
        {
            var path = At("agents", id.Value);
            CheckAccount(id, accounts, path, errors);
            errors.Check(agent is not null, path, PlanFault.Required);
            errors.Check(agent?.Weight is null or (>= 0 and <= MaxWeight), $"{path}/weight", PlanFault.OutOfRange);
            errors.Check(agent?.Capacity is null or (>= 0 and <= MaxCapacity), $"{path}/capacity", PlanFault.OutOfRange);
        }
    }

    internal static void CheckName(string? name, string path, PlanErrors errors) =>
        errors.Check(name?.Trim().Length is > 0 and <= MaxNameLength && !name.Any(char.IsControl), path, string.IsNullOrWhiteSpace(name) ? PlanFault.Required : name.Length > MaxNameLength ? PlanFault.TooLong : PlanFault.Malformed);

    internal static void CheckAccount(AgentId agent, IReadOnlySet<AgentId> accounts, string path, PlanErrors errors) =>
        errors.Check(accounts.Contains(agent), path, PlanFault.Unknown);

    internal static string At(string folder, string name) => $"/{folder}/{PlanDifference.Escaped(name)}";

    [GeneratedRegex("^[a-z0-9][a-z0-9_-]{0,39}\\z")]
    internal static partial Regex Id();
}
