using ChatRouter.Core.Conversations;
using ChatRouter.Core.Diagnosis;
using ChatRouter.Core.Routing;
using ChatRouter.Core.Routing.InMemory;
using ChatRouter.Core.Shops;
using ChatRouter.Core.Shops.Plans;
using ChatRouter.TestKit.Routing;

namespace ChatRouter.Tests.Diagnosis;

/// <summary>A day of a shop, routed by the real dispatcher, and counted as it happens.</summary>
internal sealed class ConstructedDay
{
    private readonly TestShops _shops = new(new InMemoryDispatcher());
    private readonly RoutingPlan _plan;
    private readonly AgentId[] _agents;
    private readonly bool[] _online;
    private readonly DistributionCount _count;
    private Situation? _situation;
    private double _seconds;
    private int _buyers;

    private ConstructedDay(RoutingPlan plan, string[] agents)
    {
        (_plan, _agents) = (plan, [.. agents.Select(agent => new AgentId(agent))]);
        (_online, _count) = (new bool[agents.Length], new DistributionCount(_agents));
        Shop = _shops.Shop("shop");
        Shop.Accepting = Hear;
    }

    public TestShop Shop { get; }

    /// <summary>Agents that are online from the beginning, by the plan.</summary>
    public static async Task<ConstructedDay> OfAsync(RoutingPlan plan, params string[] agents)
    {
        var day = new ConstructedDay(plan with { Overrides = plan.Overrides with { DefaultCapacity = plan.Overrides.DefaultCapacity ?? 0 } }, agents);
        await day.Shop.ConfigureAsync(day._plan.Settings, [.. day._plan.Groups.Select(group => group.Value.ToGroup(group.Key))]);
        var routed = day._plan.RoutedAgents();
        foreach (var agent in agents)
        {
            var routing = routed.GetValueOrDefault(new(agent)) ?? AgentRouting.Default;
            await day.Shop.SetAsync(agent, set => set with { Weight = routing.Weight, Groups = routing.Groups });
        }

        await day.Shop.StaffAsync(agents);
        return day;
    }

    /// <summary>That many new buyers come one after the other; each is answered at once and leaves, unless he is to stay.</summary>
    public async Task BuyersAsync(int count, OrderState? state = null, bool answered = true)
    {
        for (var i = 0; i < count; i++)
            await BuyerAsync($"buyer-{++_buyers:d4}", state, answered);
    }

    /// <summary>The buyer comes.</summary>
    public async Task BuyerAsync(string buyer, OrderState? state = null, bool answered = true)
    {
        await _shops.AtAsync(++_seconds);
        await Shop.BuyerAsync(buyer, message => message with { OrderState = state });
        if (!answered)
            return;
        await Shop.ReplyAsync(Shop.OwnerOf(buyer)!, buyer);
        await Shop.CloseAsync(buyer);
    }

    /// <summary>What the day came to, by agent.</summary>
    public IReadOnlyDictionary<string, AgentDistribution> Count()
    {
        var agents = _count.Agents();
        foreach (var agent in agents)
            Assert.Equal(agent.Received - agent.Expected, agent.Parts.Sum());
        Assert.Equal(_count.Received, agents.Sum(agent => agent.Received));
        Assert.Equal(_count.Received, agents.Sum(agent => agent.Expected));
        return agents.ToDictionary(agent => agent.Agent.Value);
    }

    private void Hear(DispatchResult result)
    {
        foreach (var change in result.AgentChanges)
        {
            _online[Array.IndexOf(_agents, change.Agent)] = change.State == AgentState.Online;
            _situation = null;
        }

        _situation ??= new(new(_plan, [.. _agents.Select(AccountOf)], new HashSet<AgentId>()), _agents, [.. _online]);
        foreach (var decision in result.Decisions)
        {
            _count.Add(
                new() { Conversation = decision.Conversation, Version = decision.ExpectedVersion + 1, Placement = decision.Placement, Owner = decision.Owner, Decision = decision, At = decision.At },
                _situation);
        }
    }

    private static Account AccountOf(AgentId agent) => new()
    {
        Shop = new("shop"),
        Id = agent,
        Name = agent.Value,
        DisplayName = agent.Value,
        PasswordHash = "",
        Role = AccountRole.Agent,
        SecurityStamp = "",
    };
}
