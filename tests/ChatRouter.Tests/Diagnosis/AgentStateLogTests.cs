using ChatRouter.Core.Conversations;
using ChatRouter.Core.Diagnosis;
using ChatRouter.Core.Routing;
using ChatRouter.Tests.Conversations;

namespace ChatRouter.Tests.Diagnosis;

public sealed class AgentStateLogTests
{
    [Fact]
    public async Task What_agents_become_is_written_and_a_new_dispatcher_begins_with_nobody()
    {
        await using var shop = await SmallShop.OpenAsync();
        await shop.OnlineAsync(SmallShop.AgentOf("a"));
        await shop.Get<AgentStateLog>().WriteAsync(CancellationToken.None);
        Assert.Equal([("a", AgentState.Online)], await StatesAsync(shop));

        shop.Clock.Advance(TimeSpan.FromMinutes(10));
        shop.Get<AgentStateLog>().Forgotten(SmallShop.Id);
        await shop.Get<AgentStateLog>().WriteAsync(CancellationToken.None);

        Assert.Equal([("a", AgentState.Offline)], await StatesAsync(shop));
    }

    [Fact]
    public async Task A_day_is_told_from_what_was_kept()
    {
        await using var shop = await SmallShop.OpenAsync();
        var from = shop.Clock.GetUtcNow();
        await shop.OnlineAsync(SmallShop.AgentOf("a"));
        for (var i = 0; i < 4; i++)
        {
            shop.Clock.Advance(TimeSpan.FromSeconds(10));
            await shop.WriteAsync($"buyer-{i}");
        }

        shop.Clock.Advance(TimeSpan.FromSeconds(10));
        await shop.OnlineAsync(SmallShop.AgentOf("b"));
        await shop.Get<AgentStateLog>().WriteAsync(CancellationToken.None);
        await shop.WriteAsync("buyer-5");
        var period = new DistributionPeriod(from, shop.Clock.GetUtcNow().AddSeconds(1));
        var diagnosis = shop.Get<Distributions>();

        var report = (await diagnosis.OfAsync(SmallShop.Id, period, null, CancellationToken.None)).Value!;
        Assert.Equal((5, from), (report.Received, report.StatesSince));
        Assert.Equal(["a 2", "b -2"], report.Agents.Select(agent => $"{agent.Agent.Value} {agent.Parts.OnlineTime:0.#}"));
        Assert.All(report.Agents, agent => Assert.Equal(agent.Difference, agent.Parts.Sum()));

        var first = (await diagnosis.AssignmentsAsync(SmallShop.Id, period, null, new("b"), DistributionPart.OnlineTime, null, 3, CancellationToken.None)).Value!;
        var rest = (await diagnosis.AssignmentsAsync(SmallShop.Id, period, null, new("b"), DistributionPart.OnlineTime, first.Next, 3, CancellationToken.None)).Value!;
        ExplainedAssignment[] behind = [.. first.Assignments, .. rest.Assignments];
        Assert.Equal((3, 4, null), (first.Assignments.Count, behind.Length, rest.Next));
        Assert.All(behind, assignment => Assert.Equal((-0.5m, WhyNot.NotOnline), (assignment.Contribution, assignment.WhyNot)));
        Assert.Equal(report.Agents[1].Parts.OnlineTime, behind.Sum(assignment => assignment.Contribution));
        Assert.Empty((await diagnosis.AssignmentsAsync(SmallShop.Id, period, null, new("b"), DistributionPart.Weight, null, 3, CancellationToken.None)).Value!.Assignments);
    }

    [Fact]
    public async Task Pauses_are_told_with_their_reasons_and_as_long_as_they_lasted_in_the_period()
    {
        await using var shop = await SmallShop.OpenAsync();
        await shop.OnlineAsync(SmallShop.AgentOf("a"));
        await BeAsync(shop, WantedState.Paused, " 用餐 ", 60);
        var from = shop.Clock.GetUtcNow();
        await BeAsync(shop, WantedState.Paused, "meal", 30);
        await BeAsync(shop, WantedState.Online, null, 30);
        await BeAsync(shop, WantedState.Paused, "meal", 10);
        await BeAsync(shop, WantedState.Paused, null, 5);

        var all = await shop.Get<Distributions>().PausesAsync(SmallShop.Id, new(from.AddSeconds(-20), from.AddDays(1)), CancellationToken.None);

        Assert.Equal(["a meal 2 40", "a 用餐 1 20", "a  1 5"], all.Value!.Totals.Select(total => $"{total.Agent} {total.Reason} {total.Times} {total.Length.TotalSeconds}"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(31 * 24 + 3)]
    public async Task A_period_is_at_most_a_month(int hours)
    {
        await using var shop = await SmallShop.OpenAsync();
        var from = shop.Clock.GetUtcNow();

        Assert.Equal("invalidArgument", (await shop.Get<Distributions>().OfAsync(SmallShop.Id, new(from, from.AddHours(hours)), null, CancellationToken.None)).Rejection?.Code);
    }

    private static async Task BeAsync(SmallShop shop, WantedState wanted, string? reason, int seconds)
    {
        await shop.Get<AgentPresence>().SetStateAsync(SmallShop.AgentOf("a"), wanted, reason, force: false, CancellationToken.None);
        await shop.Get<AgentStateLog>().WriteAsync(CancellationToken.None);
        shop.Clock.Advance(TimeSpan.FromSeconds(seconds));
    }

    private static async Task<IEnumerable<(string, AgentState)>> StatesAsync(SmallShop shop) =>
        (await shop.Get<IDistributionStore>().StatesAtAsync(SmallShop.Id, [new("a"), new("b")], shop.Clock.GetUtcNow(), CancellationToken.None)).Select(state => (state.Key.Value, state.Value.State));
}
