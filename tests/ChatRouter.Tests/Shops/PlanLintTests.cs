using ChatRouter.Core.Conversations;
using ChatRouter.Core.Shops;
using ChatRouter.Core.Shops.Plans;

namespace ChatRouter.Tests.Shops;

public sealed class PlanLintTests
{
    private static readonly AgentId Anna = new("anna");
    private static readonly AgentId Bert = new("bert");

    // A Monday, 17:00 in Shanghai.
    private static readonly DateTimeOffset At = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);

    private static Account AccountOf(string id, bool enabled = true) =>
        new() { Shop = new("shop"), Id = new(id), Name = id, DisplayName = id, PasswordHash = "", SecurityStamp = "", Role = AccountRole.Agent, Enabled = enabled };

    private static RoutingPlan Plan(params (string Id, PlannedGroup Group)[] groups) => new() { Groups = groups.ToDictionary(group => new GroupId(group.Id), group => group.Group) };

    private static IReadOnlyList<LintFinding> Lint(RoutingPlan plan, params Account[] accounts) => PlanLint.Of(plan, accounts.Length > 0 ? accounts : [AccountOf("anna"), AccountOf("bert")], At);

    private static PlannedGroup All(params AgentId[] members) => new("g", members, OrderState.Known);

    [Fact]
    public void A_plan_that_is_well_made_has_no_findings() => Assert.Empty(Lint(Plan(("g", All(Anna)))));

    [Fact]
    public void Order_states_that_no_group_is_bound_to_are_found()
    {
        var plan = Plan(("g", new("g", [Anna], [OrderState.None, OrderState.Paid]))) with { OrderStates = new Dictionary<OrderState, string> { [new("gift")] = "赠品" } };

        Assert.Equal(["gift", "received", "refund", "shipped", "unpaid"], Lint(plan).Select(finding => finding.Path["/orderStates/".Length..]));
    }

    [Fact]
    public void A_group_that_serves_nobody_is_found_for_each_reason()
    {
        var zero = Plan(("g", All(Anna))) with { Agents = new Dictionary<AgentId, PlannedAgent> { [Anna] = new(0) } };
        var unsplit = Plan(("g", All(Anna))) with { Agents = new Dictionary<AgentId, PlannedAgent> { [Anna] = new(NoSplit: true) } };

        Assert.Equal(LintCode.GroupWithoutMembers, Assert.Single(Lint(Plan(("g", All())))).Code);
        Assert.Equal(LintCode.GroupServesNobody, Assert.Single(Lint(zero)).Code);
        Assert.Equal(LintCode.GroupServesNobody, Assert.Single(Lint(unsplit)).Code);
        Assert.Equal([LintCode.GroupServesNobody, LintCode.DisabledMember], Lint(Plan(("g", All(Anna))), AccountOf("anna", enabled: false), AccountOf("bert")).Select(finding => finding.Code));
    }

    [Fact]
    public void A_shop_in_which_nobody_takes_buyers_is_found_and_not_told_of_its_hours()
    {
        var shifts = new ShiftPlan { Templates = new Dictionary<string, ShiftTemplate> { ["day"] = new("日", [new("10:00", "20:00")]) }, Weeks = new Dictionary<AgentId, ShiftWeek> { [Bert] = new() { Monday = ["day"] } } };
        var boss = AccountOf("boss") with { Role = AccountRole.Admin };

        foreach (var plan in new[] { Plan(), Plan() with { Shifts = shifts }, Plan() with { Agents = new Dictionary<AgentId, PlannedAgent> { [Anna] = new(0) } } })
        {
            foreach (var accounts in new Account[][] { [], [boss], [boss, AccountOf("eve") with { Role = AccountRole.Ops }], [boss, AccountOf("bert", enabled: false)] })
                Assert.Equal(new(LintCode.ShopServesNobody, LintSeverity.Error, "/agents"), Assert.Single(PlanLint.Of(plan, accounts, At)));
        }

        Assert.Equal(LintCode.ShopServesNobody, Assert.Single(Lint(Plan() with { Agents = new Dictionary<AgentId, PlannedAgent> { [Anna] = new(0) } }, boss, AccountOf("anna"))).Code);
        Assert.Empty(Lint(Plan(), boss, AccountOf("anna")));
    }

    [Fact]
    public void Hours_without_anybody_on_duty_are_found_by_group_and_day()
    {
        var plan = Plan(("g", All(Anna)), ("h", new("h", [Bert], [OrderState.Refund]))) with
        {
            Shifts = new()
            {
                Templates = new Dictionary<string, ShiftTemplate> { ["early"] = new("早", [new("08:30", "16:30")]), ["late"] = new("晚", [new("16:30", "01:00")]) },
                Weeks = new Dictionary<AgentId, ShiftWeek>
                {
                    [Anna] = new() { Monday = ["early", "late"], Tuesday = ["early", "late"], Wednesday = ["early", "late"], Thursday = ["early", "late"], Friday = ["early", "late"], Saturday = ["early"] },
                },
                Exceptions = new Dictionary<string, IReadOnlyDictionary<AgentId, IReadOnlyList<string>>> { ["2026-01-07"] = new Dictionary<AgentId, IReadOnlyList<string>> { [Anna] = [] } },
            },
        };

        var gaps = Lint(plan).Where(finding => finding.Code == LintCode.GroupUncovered).Select(finding => $"{finding.Path} {finding.Date:MM-dd} {finding.From}-{finding.To}");

        Assert.Equal(
            [
                "/groups/g 01-05 08:00-08:30", "/groups/g 01-06 08:00-08:30", "/groups/g 01-07 08:00-23:00", "/groups/g 01-08 08:00-08:30", "/groups/g 01-09 08:00-08:30",
                "/groups/g 01-10 08:00-08:30", "/groups/g 01-10 16:30-23:00", "/groups/g 01-11 08:00-23:00",
            ],
            gaps);
        Assert.DoesNotContain(Lint(plan), finding => finding.Code == LintCode.ShopUncovered);
    }

    [Theory]
    [InlineData(null, null, "08:00-10:00 20:00-23:00")]
    [InlineData("09:30", "24:00", "09:30-10:00 20:00-24:00")]
    [InlineData("10:00", "20:00", "")]
    [InlineData("00:00", "24:00", "00:00-10:00 20:00-24:00")]
    public void Cover_is_looked_at_within_the_hours_of_the_shop(string? from, string? to, string gaps)
    {
        var plan = Plan(("g", All(Anna))) with
        {
            Shifts = new()
            {
                Assessed = from is null ? null : new(from, to!),
                Templates = new Dictionary<string, ShiftTemplate> { ["day"] = new("日", [new("10:00", "20:00")]) },
                Weeks = new Dictionary<AgentId, ShiftWeek> { [Anna] = new() { Monday = ["day"] } },
            },
        };

        Assert.Equal(gaps, string.Join(' ', Lint(plan, AccountOf("anna")).Where(finding => finding is { Code: LintCode.ShopUncovered, Date.Day: 5 }).Select(finding => $"{finding.From}-{finding.To}")));
    }

    [Fact]
    public void Smaller_things_are_found_as_well()
    {
        var plan = Plan(("g", All(Anna) with { OverflowAfterSeconds = 30 }), ("h", new("h", [Bert]))) with
        {
            Overrides = new() { DefaultCapacity = 0 },
            Dedicated = new Dictionary<BuyerId, AgentId> { [new("b")] = Bert },
            Shifts = new() { Templates = new Dictionary<string, ShiftTemplate> { ["night"] = new("夜", [new("23:00", "08:00")]) } },
        };

        Assert.Equal(
            [LintCode.DedicatedDisabled, LintCode.DisabledMember, LintCode.GroupServesNobody, LintCode.GroupWithoutOrderStates, LintCode.OverflowWithoutLimit, LintCode.UnusedTemplate],
            Lint(plan, AccountOf("anna"), AccountOf("bert", enabled: false)).Select(finding => finding.Code).OrderBy(code => code.ToString(), StringComparer.Ordinal));
    }
}
