using ChatRouter.Core.Shops.Plans;

namespace ChatRouter.Tests.Shops;

public sealed class PlanDifferenceTests
{
    [Fact]
    public void A_day_off_is_a_difference()
    {
        var busy = new RoutingPlan { Shifts = new() { Weeks = new Dictionary<AgentId, ShiftWeek> { [new("a")] = new() } } };
        var off = busy with { Shifts = busy.Shifts with { Exceptions = new Dictionary<string, IReadOnlyDictionary<AgentId, IReadOnlyList<string>>> { ["2026-11-11"] = new Dictionary<AgentId, IReadOnlyList<string>> { [new("a")] = [] } } } };

        Assert.Equal("/shifts/exceptions/2026-11-11/a", Assert.Single(PlanDifference.Between(busy, off)).Path);
        Assert.Empty(PlanDifference.Between(off, off));
    }
}
