using ChatRouter.Core.Conversations;

namespace ChatRouter.Core.Shops.Plans;

/// <summary>Looks for what is unwise about a plan.</summary>
public sealed class PlanLint
{
    private const int DaysAhead = 7;

    // What platforms assess, where the shop says nothing.
    private static readonly ShiftSpan Assessed = new("08:00", "23:00");

    private readonly RoutingPlan _plan;
    private readonly Dictionary<AgentId, Account> _accounts;
    private readonly Dictionary<AgentId, AgentRouting> _agents;
    private readonly List<LintFinding> _findings = [];

    private PlanLint(RoutingPlan plan, IEnumerable<Account> accounts)
    {
        _plan = plan;
        _accounts = accounts.ToDictionary(account => account.Id);
        _agents = plan.RoutedAgents();
    }

    /// <summary>The findings, the gravest first.</summary>
    /// <param name="at">Coverage is looked at from that day on, for a week.</param>
    public static IReadOnlyList<LintFinding> Of(RoutingPlan plan, IEnumerable<Account> accounts, DateTimeOffset at)
    {
        var lint = new PlanLint(plan, accounts);
        lint.CheckOrderStates();
        foreach (var (id, group) in plan.Groups)
            lint.CheckGroup(id, group);
        lint.CheckAgents();
        lint.CheckCoverage(at);
        return [.. lint._findings.OrderByDescending(finding => finding.Severity).ThenBy(finding => finding.Path, StringComparer.Ordinal).ThenBy(finding => finding.Date).ThenBy(finding => finding.From, StringComparer.Ordinal)];
    }

    private void CheckOrderStates()
    {
        if (_plan.Groups.Count == 0)
            return;
        var bound = _plan.Groups.Values.SelectMany(group => group.OrderStates).ToHashSet();
        foreach (var state in OrderState.Known.Concat(_plan.OrderStates.Keys).Where(state => !bound.Contains(state)))
            Add(LintCode.UnboundOrderState, LintSeverity.Warning, PlanRules.At("orderStates", state.Value));
    }

    private void CheckGroup(GroupId id, PlannedGroup group)
    {
        var path = PlanRules.At("groups", id.Value);
        if (group.Members.Count == 0)
            Add(LintCode.GroupWithoutMembers, LintSeverity.Error, $"{path}/members");
        else if (!group.Members.Any(Serves))
            Add(LintCode.GroupServesNobody, LintSeverity.Error, $"{path}/members");
        if (!group.HasConditions)
            Add(LintCode.GroupWithoutOrderStates, LintSeverity.Info, $"{path}/orderStates");
        if (group.OverflowAfterSeconds is >= 0 && group.Members.Any(member => Serves(member) && CapacityOf(member) == 0))
            Add(LintCode.OverflowWithoutLimit, LintSeverity.Warning, $"{path}/overflowAfterSeconds");
        foreach (var member in group.Members.Where(member => _accounts.GetValueOrDefault(member) is { Enabled: false }))
            Add(LintCode.DisabledMember, LintSeverity.Warning, $"{path}/members/{PlanDifference.Escaped(member.Value)}");
    }

    private void CheckAgents()
    {
        if (!_accounts.Keys.Any(Serves))
            Add(LintCode.ShopServesNobody, LintSeverity.Error, "/agents");
        foreach (var (buyer, _) in _plan.Dedicated.Where(pair => _accounts.GetValueOrDefault(pair.Value) is { Enabled: false }))
            Add(LintCode.DedicatedDisabled, LintSeverity.Warning, PlanRules.At("dedicated", buyer.Value));
        var used = _plan.Shifts.Weeks.Values.SelectMany(week => Enum.GetValues<DayOfWeek>().SelectMany(day => week[day]))
            .Concat(_plan.Shifts.Exceptions.Values.SelectMany(agents => agents.Values.SelectMany(templates => templates))).ToHashSet(StringComparer.Ordinal);
        foreach (var template in _plan.Shifts.Templates.Keys.Where(template => !used.Contains(template)))
            Add(LintCode.UnusedTemplate, LintSeverity.Info, PlanRules.At("shifts/templates", template));
    }

    private void CheckCoverage(DateTimeOffset at)
    {
        if (_plan.Shifts.IsEmpty)
            return;
        var schedule = new ShiftSchedule(_plan.Shifts);
        var today = schedule.DateAt(at);
        if (_accounts.Keys.Where(Serves).ToList() is { Count: > 0 } all)
            AddGaps(LintCode.ShopUncovered, "/shifts", all, schedule, today);
        foreach (var (id, group) in _plan.Groups)
        {
            if (group.HasConditions && group.Members.Where(Serves).ToList() is { Count: > 0 } serving)
                AddGaps(LintCode.GroupUncovered, PlanRules.At("groups", id.Value), serving, schedule, today);
        }
    }

    private void AddGaps(LintCode code, string path, IReadOnlyCollection<AgentId> agents, ShiftSchedule schedule, DateOnly today)
    {
        var hours = _plan.Shifts.Assessed ?? Assessed;
        _ = ShiftClock.TryMinutes(hours.From, out var begins);
        _ = ShiftClock.TryMinutes(hours.To, out var ends);
        for (var day = 0; day < DaysAhead; day++)
        {
            foreach (var (from, to) in schedule.Gaps(agents, today.AddDays(day), begins, ends))
                _findings.Add(new(code, LintSeverity.Error, path, today.AddDays(day), ShiftClock.Reading(from), ShiftClock.Reading(to)));
        }
    }

    private void Add(LintCode code, LintSeverity severity, string path) => _findings.Add(new(code, severity, path));

    private bool Serves(AgentId agent) =>
        _accounts.GetValueOrDefault(agent) is { Enabled: true } account && account.Role.Serves() && RoutingOf(agent) is { Weight: > 0 } routing && !routing.NoSplitAs(account.Role);

    private int CapacityOf(AgentId agent) => RoutingOf(agent).Capacity ?? _plan.Settings.DefaultCapacity;

    private AgentRouting RoutingOf(AgentId agent) => _agents.GetValueOrDefault(agent) ?? AgentRouting.Default;
}
