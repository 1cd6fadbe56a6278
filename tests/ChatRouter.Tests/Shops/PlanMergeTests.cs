using System.Text.Json.Nodes;
using ChatRouter.Core.Shops.Plans;

namespace ChatRouter.Tests.Shops;

public sealed class PlanMergeTests
{
    private const string Origin = """
        {"overrides":{"busyAbove":3,"maxQueue":50},"groups":{"g":{"name":"G","members":["a","b"],"orderStates":[]},"h":{"name":"H","members":[],"orderStates":[]}},
         "shifts":{"templates":{"early":{"name":"E","spans":[{"from":"08:00","to":"16:00"}]}},"weeks":{"a":{"monday":["early"]}}}}
        """;

    [Theory]
    [InlineData("overrides.busyAbove", "4", "overrides.maxQueue", "60")]
    [InlineData("overrides.busyAbove", "4", "overrides.busyAbove", "4")]
    [InlineData("overrides.busyAbove", "null", "agents.a", """{"weight":50}""")]
    [InlineData("groups.g", "null", "groups.h.name", "\"Later\"")]
    [InlineData("groups.g.texts.zh.queue", "\"a\"", "groups.g.texts.en.queue", "\"b\"")]
    [InlineData("groups.g.texts.zh.queue", "\"a\"", "groups.g.texts.zh.left", "\"b\"")]
    [InlineData("shifts.weeks.a.monday", "[]", "shifts.weeks.a.tuesday", """["early"]""")]
    public void Changes_of_different_fields_hold_both(string theirs, string their, string yours, string your)
    {
        var (current, wanted) = (With((theirs, their)), With((yours, your)));

        var merged = PlanMerge.Of(With(), current, wanted);

        Assert.False(merged.Clashes);
        Assert.Empty(PlanDifference.Between(With((theirs, their), (yours, your)), merged.Plan));
    }

    [Theory]
    [InlineData("overrides.busyAbove", "4", "overrides.busyAbove", "5")]
    [InlineData("overrides.busyAbove", "null", "overrides.busyAbove", "5")]
    [InlineData("groups.g", "null", "groups.g.name", "\"Other\"")]
    [InlineData("groups.g.name", "\"Other\"", "groups.g", "null")]
    [InlineData("groups.g.texts.zh.queue", "\"a\"", "groups.g.texts.zh.queue", "\"b\"")]
    [InlineData("shifts.weeks.a.monday", "[]", "shifts.weeks.a.monday", """["early","early"]""")]
    [InlineData("shifts.templates.early.spans", """[{"from":"09:00","to":"16:00"}]""", "shifts.templates.early.spans", """[{"from":"07:00","to":"16:00"}]""")]
    public void Changes_of_the_same_field_clash_and_the_wanted_one_holds(string theirs, string their, string yours, string your)
    {
        var merged = PlanMerge.Of(With(), With((theirs, their)), With((yours, your)));

        Assert.True(merged.Clashes);
        Assert.Empty(PlanDifference.Between(With((yours, your)), merged.Plan));
    }

    [Fact]
    public void Members_come_and_go_one_by_one()
    {
        var merged = PlanMerge.Of(With(), With(("groups.g.members", """["a","b","c"]""")), With(("groups.g.members", """["d","a"]""")));

        Assert.False(merged.Clashes);
        Assert.Equal(["a", "c", "d"], merged.Plan.Groups[new("g")].Members.Select(member => member.Value));
    }

    private static RoutingPlan With(params (string Path, string Value)[] changes)
    {
        var plan = JsonNode.Parse(Origin)!.AsObject();
        foreach (var (path, value) in changes)
        {
            var (names, tree) = (path.Split('.'), plan);
            foreach (var name in names[..^1])
                tree = (tree[name] ??= new JsonObject()).AsObject();
            if (value == "null")
                tree.Remove(names[^1]);
            else
                tree[names[^1]] = JsonNode.Parse(value);
        }

        return PlanJson.Read(plan.ToJsonString());
    }
}
