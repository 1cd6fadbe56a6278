using ChatRouter.Core.Conversations;
using ChatRouter.Core.Routing;
using ChatRouter.Core.Shops;
using ChatRouter.Core.Shops.Plans;

namespace ChatRouter.Core.Diagnosis;

/// <summary>Who could get buyers by one version of the routing.</summary>
public sealed class Lineup
{
    private readonly int[] _weights;
    private readonly bool[] _takesPart;
    private readonly HashSet<string>[] _groups;
    private readonly Dictionary<OrderState, PoolId> _bound;

    /// <param name="plan">The version in force.</param>
    /// <param name="accounts">The shop's accounts, in the order in which agents are counted.</param>
    /// <param name="present">Accounts that were there at some time of the period: they take part even though they are disabled by now.</param>
    public Lineup(RoutingPlan plan, IReadOnlyList<Account> accounts, IReadOnlySet<AgentId> present)
    {
        var agents = plan.RoutedAgents();
        var routing = accounts.Select(account => agents.GetValueOrDefault(account.Id) ?? AgentRouting.Default).ToArray();
        var average = plan.Settings.Mode == RoutingMode.Average;
        _weights = Array.ConvertAll(routing, agent => average ? Math.Min(agent.Weight, 1) : agent.Weight);
        _takesPart = [.. accounts.Select((account, i) => (account.Enabled || present.Contains(account.Id)) && !routing[i].NoSplitAs(account.Role))];
        _groups = Array.ConvertAll(routing, agent => agent.Groups.Select(group => group.Value).ToHashSet(StringComparer.Ordinal));
        _bound = plan.Groups.SelectMany(group => group.Value.OrderStates.Select(state => (state, group.Key.Value)))
            .GroupBy(bound => bound.state, bound => bound.Value)
            .ToDictionary(bound => bound.Key, bound => new PoolId(string.Join('+', bound.Distinct().Order(StringComparer.Ordinal))));
    }

    public int Count => _weights.Length;

    /// <summary>1 for everybody above zero where the shop routes by average.</summary>
    public int WeightOf(int agent) => _weights[agent];

    public bool TakesPart(int agent) => _takesPart[agent];

    /// <summary>The groups that serve the order state; the whole shop where none does.</summary>
    public PoolId PoolOf(OrderState state) => _bound.GetValueOrDefault(state, PoolId.WholeShop);

    public bool IsIn(PoolId pool, int agent) => pool == PoolId.WholeShop || pool.Value.Split('+').Any(_groups[agent].Contains);
}
