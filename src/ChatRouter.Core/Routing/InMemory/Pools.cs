using ChatRouter.Core.Conversations;

namespace ChatRouter.Core.Routing.InMemory;

/// <summary>A shop's pools: the whole shop, and one for each set of groups that an order state or a transfer asks for.</summary>
internal sealed class Pools
{
    private static readonly Dictionary<OrderState, Pool> NoBindings = [];

    private readonly List<Pool> _all;
    private Dictionary<OrderState, Pool> _bound = NoBindings;
    private IReadOnlyList<RoutingGroup> _groups = [];

    public Pools()
    {
        WholeShop = new Pool(PoolId.WholeShop, []);
        _all = [WholeShop];
    }

    public Pool WholeShop { get; }

    public IReadOnlyList<Pool> All => _all;

    public bool HasGroup(GroupId group) => _groups.Any(g => g.Id == group);

    /// <summary>Binds order states to groups; pools of groups that are gone are forgotten.</summary>
    public void Configure(IReadOnlyList<RoutingGroup> shopGroups, Policy policy)
    {
        _groups = [.. shopGroups.OrderBy(g => g.Id.Value, StringComparer.Ordinal)];
        _all.RemoveAll(pool => !pool.IsWholeShop && !Array.TrueForAll(pool.Groups, HasGroup));
        _bound = _groups.Any(g => g.OrderStates.Count > 0) ? [] : NoBindings;
        foreach (var state in _groups.SelectMany(g => g.OrderStates).Distinct())
            _bound[state] = Of([.. _groups.Where(g => g.OrderStates.Contains(state)).Select(g => g.Id)]);
        foreach (var pool in _all)
            pool.OverflowAfter = OverflowAfter(pool, policy);
    }

    /// <summary>Rule 6: the pool of exactly the groups that the state is bound to, else the whole shop.</summary>
    public Pool For(OrderState state, ShopState shop) => Filled(_bound.GetValueOrDefault(state, WholeShop), shop);

    public Pool OfGroup(GroupId group, ShopState shop)
    {
        var pool = Of([group]);
        pool.OverflowAfter = OverflowAfter(pool, shop.Policy);
        return Filled(pool, shop);
    }

    public static Pool Filled(Pool pool, ShopState shop)
    {
        if (!pool.IsFilled)
            pool.Fill(shop.Agents.Values, shop.Policy);
        return pool;
    }

    public Pool? Find(PoolId id) => _all.Find(pool => pool.Id == id);

    /// <summary>Lets the agent join and leave pools as his groups are now.</summary>
    public void Rejoin(AgentEntry agent, Policy policy)
    {
        foreach (var pool in _all)
        {
            if (!pool.IsFilled)
                continue;

            var was = agent.SlotIn(pool) >= 0;
            var should = pool.IsMember(agent);
            if (should && !was)
                pool.Add(agent, policy);
            else if (was && !should)
                pool.Remove(agent, policy);
        }
    }

    /// <summary>Makes every pool anew after the settings changed.</summary>
    public void Refill(ShopState shop)
    {
        foreach (var agent in shop.Agents.Values)
            agent.Memberships = Array.FindAll(agent.Memberships, m => _all.Contains(m.Pool));
        foreach (var pool in _all.Where(pool => pool.IsFilled))
            pool.Fill(shop.Agents.Values, shop.Policy);
    }

    private Pool Of(GroupId[] ids)
    {
        var id = new PoolId(string.Join('+', ids.Select(g => g.Value)));
        if (Find(id) is { } known)
            return known;

        var pool = new Pool(id, ids);
        _all.Add(pool);
        return pool;
    }

    // Several groups: the first of them to give up lets the whole shop in.
    private long OverflowAfter(Pool pool, Policy policy) => pool.IsWholeShop
        ? Timed.Never
        : _groups.Where(g => Array.IndexOf(pool.Groups, g.Id) >= 0)
            .Min(g => g.OverflowAfter is { } own ? Policy.Milliseconds(own) : policy.OverflowAfter);
}
