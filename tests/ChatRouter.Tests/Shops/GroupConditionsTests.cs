using ChatRouter.Core.Shops.Plans;

namespace ChatRouter.Tests.Shops;

public sealed class GroupConditionsTests
{
    private static readonly HashSet<AgentId> Nobody = [];

    private static readonly GroupConditions Conditions = new()
    {
        Entries = new Dictionary<string, GroupId> { ["order"] = new("orders"), ["/help"] = new("help"), ["/help/*"] = new("guide"), ["/help/refund*"] = new("refunds") },
        Levels = new Dictionary<GroupId, int> { [new("gold")] = 2, [new("diamond")] = 3 },
    };

    [Theory]
    [InlineData("order", null, "orders")]
    [InlineData("Order", null, null)]
    [InlineData("orders", null, null)]
    [InlineData("/help", null, "help")]
    [InlineData("/help/", null, "guide")]
    [InlineData("/help/delivery", null, "guide")]
    [InlineData("/help/refunds/7", null, "refunds")]
    [InlineData("/", 1, null)]
    [InlineData(null, 2, "gold")]
    [InlineData("/", 3, "diamond")]
    [InlineData(null, 9, "diamond")]
    [InlineData("order", 9, "orders")]
    [InlineData(null, null, null)]
    [InlineData("", -1, null)]
    public void The_entry_means_a_group_by_its_longest_match_and_after_it_the_highest_level_that_is_met(string? entry, int? level, string? group) =>
        Assert.Equal(group, Conditions.MeantFor(entry, level)?.Value);

    [Fact]
    public void Nothing_is_meant_without_conditions() => Assert.Null(new GroupConditions().MeantFor("/", 9));

    [Theory]
    [InlineData("order", true)]
    [InlineData("/商品/*", true)]
    [InlineData("", false)]
    [InlineData("*", false)]
    [InlineData("/a*b", false)]
    [InlineData("/a**", false)]
    [InlineData(" order", false)]
    [InlineData("order\n", false)]
    [InlineData(null, false)]
    public void An_entry_has_something_before_the_star_at_its_end(string? entry, bool fits) => Assert.Equal(fits, GroupConditions.IsEntry(entry));

    [Fact]
    public void An_entry_has_at_most_200_characters()
    {
        Assert.True(GroupConditions.IsEntry(new('a', 200)));
        Assert.False(GroupConditions.IsEntry(new('a', 201)));
    }

    [Fact]
    public void What_two_groups_claim_and_what_cannot_be_kept_is_told_by_its_field()
    {
        var faults = PlanRules.Check(
            Plan(("a", new("A", Entries: ["/x", "/y"], FromLevel: 2)), ("b", new("B", Entries: ["/y", "no*t"], FromLevel: 2)), ("c", new("C", FromLevel: 0)), ("d", new("D", Entries: [.. Enumerable.Range(0, 21).Select(n => $"/{n}")]))),
            Nobody);

        Assert.Equal(
            [
                ("/groups/b/entries", PlanFault.Malformed), ("/groups/b/entries/~1y", PlanFault.Duplicate), ("/groups/b/fromLevel", PlanFault.Duplicate),
                ("/groups/c/fromLevel", PlanFault.OutOfRange), ("/groups/d/entries", PlanFault.TooMany),
            ],
            faults.ByPath.SelectMany(fault => fault.Value.Select(code => (fault.Key, code))));
    }

    [Fact]
    public void A_plan_comes_back_from_the_shop_that_routes_by_it()
    {
        var plan = Plan(("a", new("A", Entries: ["/x", "/y*"])), ("b", new("B", FromLevel: 4)), ("c", new("C")));
        var shop = plan.ApplyTo(new() { Id = new("shop"), Name = "", PublicKey = "", Routing = plan.Settings }, 1);

        Assert.Equal(PlanJson.Write(plan), PlanJson.Write(RoutingPlan.Of(shop)));
    }

    private static RoutingPlan Plan(params (string Id, PlannedGroup Group)[] groups) => new() { Groups = groups.ToDictionary(group => new GroupId(group.Id), group => group.Group) };
}
