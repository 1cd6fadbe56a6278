using ChatRouter.Core.Conversations;
using ChatRouter.Core.Diagnosis;
using ChatRouter.Core.Shops.Plans;

namespace ChatRouter.Tests.Diagnosis;

/// <summary>Days in which one thing makes the difference: it gets the whole of it, and the parts sum up exactly.</summary>
public sealed class DistributionTests
{
    private static readonly RoutingPlan Plain = new();

    [Fact]
    public async Task Nothing_is_to_be_explained_where_everybody_gets_the_same()
    {
        var day = await ConstructedDay.OfAsync(Plain, "a", "b", "c");
        await day.BuyersAsync(30);

        foreach (var agent in day.Count().Values)
            AssertParts(agent, received: 10, new(0, 0, 0, 0, 0, 0, 0));
    }

    [Fact]
    public async Task Who_is_offline_for_half_the_day_lacks_by_his_online_time()
    {
        var day = await ConstructedDay.OfAsync(Plain, "a", "b");
        await day.BuyersAsync(50);
        await day.Shop.LeaveAsync("b");
        await day.BuyersAsync(50);

        var agents = day.Count();
        AssertParts(agents["a"], received: 75, new(OnlineTime: 25, 0, 0, 0, 0, 0, 0));
        AssertParts(agents["b"], received: 25, new(OnlineTime: -25, 0, 0, 0, 0, 0, 0));
    }

    [Fact]
    public async Task Who_has_twice_the_weight_has_more_by_his_weight()
    {
        var day = await ConstructedDay.OfAsync(Plain with { Agents = new Dictionary<AgentId, PlannedAgent> { [new("a")] = new(200) } }, "a", "b", "c");
        await day.BuyersAsync(120);

        var agents = day.Count();
        AssertParts(agents["a"], received: 60, new(0, Weight: 20, 0, 0, 0, 0, 0));
        AssertParts(agents["b"], received: 30, new(0, Weight: -10, 0, 0, 0, 0, 0));
    }

    [Fact]
    public async Task A_weight_of_zero_explains_why_somebody_gets_none()
    {
        var day = await ConstructedDay.OfAsync(Plain with { Agents = new Dictionary<AgentId, PlannedAgent> { [new("a")] = new(0) } }, "a", "b");
        await day.BuyersAsync(10);

        AssertParts(day.Count()["a"], received: 0, new(0, Weight: -5, 0, 0, 0, 0, 0));
    }

    [Fact]
    public async Task Who_is_bound_to_a_state_that_nobody_has_lacks_by_his_group()
    {
        var day = await ConstructedDay.OfAsync(Grouped, "a", "b", "c");
        await day.BuyersAsync(60, OrderState.Paid);

        var agents = day.Count();
        AssertParts(agents["a"], received: 30, new(0, 0, Groups: 10, 0, 0, 0, 0));
        AssertParts(agents["c"], received: 0, new(0, 0, Groups: -20, 0, 0, 0, 0));
    }

    [Fact]
    public async Task A_state_without_a_group_is_everybodys()
    {
        var day = await ConstructedDay.OfAsync(Grouped, "a", "b", "c");
        await day.BuyersAsync(60, OrderState.Shipped);

        AssertParts(day.Count()["c"], received: 20, new(0, 0, 0, 0, 0, 0, 0));
    }

    [Fact]
    public async Task Buyers_who_come_back_to_somebody_are_his_recent_contacts()
    {
        var day = await ConstructedDay.OfAsync(Plain, "a", "b");
        await day.BuyersAsync(2);
        for (var i = 0; i < 40; i++)
            await day.BuyerAsync("buyer-0001");

        var agents = day.Count();
        AssertParts(agents["a"], received: 41, new(0, 0, 0, RecentContact: 20, 0, 0, 0));
        AssertParts(agents["b"], received: 1, new(0, 0, 0, RecentContact: -20, 0, 0, 0));
    }

    [Fact]
    public async Task Who_does_not_answer_is_busy_and_others_get_more()
    {
        var day = await ConstructedDay.OfAsync(Plain, "a", "b");
        for (var i = 0; i < 30; i++)
        {
            await day.BuyerAsync($"buyer-{i}", answered: false);
            if (day.Shop.OwnerOf($"buyer-{i}") == "a")
                await day.Shop.ReplyAsync("a", $"buyer-{i}");
        }

        var agents = day.Count();
        AssertParts(agents["a"], received: 25, new(0, 0, 0, 0, Busyness: 10, 0, 0));
        AssertParts(agents["b"], received: 5, new(0, 0, 0, 0, Busyness: -10, 0, 0));
    }

    [Fact]
    public async Task Transfers_and_taking_are_by_hand()
    {
        var day = await ConstructedDay.OfAsync(Plain, "a", "b");
        await day.BuyersAsync(8, answered: false);
        await day.Shop.TransferAsync("buyer-0001", "b");
        await day.Shop.TransferAsync("buyer-0003", "b");
        await day.Shop.TakeAsync("b", "buyer-0005");

        var agents = day.Count();
        AssertParts(agents["a"], received: 4, new(0, 0, 0, 0, 0, Manual: -1.5m, 0));
        AssertParts(agents["b"], received: 7, new(0, 0, 0, 0, 0, Manual: 1.5m, 0));
    }

    [Fact]
    public async Task A_transfer_to_a_group_is_by_hand_whoever_of_it_wins()
    {
        var day = await ConstructedDay.OfAsync(Grouped, "a", "b", "c");
        await day.BuyersAsync(2, OrderState.Paid, answered: false);
        await day.Shop.TransferToGroupAsync("buyer-0001", "after");

        AssertParts(day.Count()["c"], received: 1, new(0, 0, Groups: -1, 0, 0, Manual: 1, 0));
    }

    [Fact]
    public async Task What_does_not_divide_is_the_order_of_turns()
    {
        var day = await ConstructedDay.OfAsync(Plain, "a", "b", "c");
        await day.BuyersAsync(1);

        var agents = day.Count();
        AssertParts(agents["a"], received: 1, new(0, 0, 0, 0, 0, 0, TurnOrder: 0.666667m));
        AssertParts(agents["c"], received: 0, new(0, 0, 0, 0, 0, 0, TurnOrder: -0.333334m));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public async Task Whatever_happens_the_parts_sum_up_and_each_is_taken_from_others(int seed)
    {
#pragma warning disable CA5394 // A day to be repeated, not a secret.
        var random = new Random(seed);
        string[] names = ["a", "b", "c", "d", "e"];
        var plan = Grouped with
        {
            Agents = names.ToDictionary(name => new AgentId(name), _ => new PlannedAgent(random.Next(0, 400))),
            Overrides = new() { DefaultCapacity = random.Next(0, 6), BusyAbove = 1 },
        };
        var day = await ConstructedDay.OfAsync(plan, names);
        for (var i = 0; i < 1_500; i++)
        {
            var (buyer, agent) = ($"random-{random.Next(60)}", names[random.Next(names.Length)]);
            var owner = day.Shop.Journal.OpenOf(new(buyer))?.Owner;
            switch (random.Next(8))
            {
                case 0: await day.Shop.LeaveAsync(agent, force: true); break;
                case 1: await day.Shop.OnlineAsync(agent); break;
                case 2: await day.Shop.PauseAsync(agent); break;
                case 3 when owner is not null: await day.Shop.TransferAsync(buyer, agent); break;
                case 4 when owner is { } replies: await day.Shop.ReplyAsync(replies.Value, buyer); break;
                case 5 when owner is not null: await day.Shop.CloseAsync(buyer); break;
                default: await day.BuyerAsync(buyer, random.Next(2) == 0 ? OrderState.Paid : OrderState.Refund, answered: false); break;
            }
        }
#pragma warning restore CA5394

        var agents = day.Count().Values;
        Assert.True(agents.Sum(agent => agent.Received) > 50);
        foreach (var part in typeof(DifferenceParts).GetProperties())
        {
            Assert.Equal(0m, agents.Sum(agent => (decimal)part.GetValue(agent.Parts)!));
            Assert.Contains(agents, agent => (decimal)part.GetValue(agent.Parts)! != 0);
        }
    }

    private static RoutingPlan Grouped => Plain with
    {
        Groups = new Dictionary<GroupId, PlannedGroup>
        {
            [new("before")] = new("Before", [new("a"), new("b")], [OrderState.Paid]),
            [new("after")] = new("After", [new("c")], [OrderState.Refund]),
        },
    };

    private static void AssertParts(AgentDistribution agent, int received, DifferenceParts parts)
    {
        Assert.Equal(received, agent.Received);
        // Shares are rounded to the millionth, buyer by buyer.
        DifferenceParts rounded = new(
            Near(agent.Parts.OnlineTime), Near(agent.Parts.Weight), Near(agent.Parts.Groups), Near(agent.Parts.RecentContact), Near(agent.Parts.Busyness), Near(agent.Parts.Manual), Near(agent.Parts.TurnOrder));
        Assert.Equal(parts with { TurnOrder = Near(parts.TurnOrder) }, rounded);
    }

    private static decimal Near(decimal value) => Math.Round(value, 3);
}
