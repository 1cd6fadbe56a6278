using ChatRouter.Core.Routing;

namespace ChatRouter.TestKit.Model;

/// <summary>Rule 9's clocks and shares, kept by the checker from the picks it has seen.</summary>
public sealed class ShareTable
{
    private readonly Dictionary<PoolId, long> _clocks = [];
    private readonly Dictionary<(PoolId Pool, AgentId Agent), long> _shares = [];

    /// <summary>What an agent counts with in a pool: max(s, v).</summary>
    public long Of(PoolId pool, AgentId agent) => Math.Max(_shares.GetValueOrDefault((pool, agent)), _clocks.GetValueOrDefault(pool));

    /// <summary>A pick by share.</summary>
    public void Picked(PoolId pool, AgentId agent, long step)
    {
        var clock = Of(pool, agent);
        _clocks[pool] = clock;
        _shares[(pool, agent)] = clock + step;
    }

    /// <summary>A recent contact that counts toward the share: the clock stays.</summary>
    public void Counted(PoolId pool, AgentId agent, long step) => _shares[(pool, agent)] = Of(pool, agent) + step;

    /// <summary>Takes over what a dispatcher that began anew has.</summary>
    public void Reset(ShopView view)
    {
        _clocks.Clear();
        _shares.Clear();
        foreach (var pool in view.Pools)
        {
            _clocks[pool.Pool] = pool.Clock;
            foreach (var share in pool.Shares)
                _shares[(pool.Pool, share.Key)] = share.Value;
        }
    }

    /// <summary>Every pool where the view and this table would rank a member differently. Who leaves a pool keeps his share, unseen.</summary>
    public IEnumerable<string> Differences(ShopView view, Func<PoolId, AgentId, bool> member)
    {
        var seen = new ShareTable();
        seen.Reset(view);
        foreach (var (pool, agent) in _shares.Keys.Union(seen._shares.Keys).Where(k => member(k.Pool, k.Agent)))
        {
            if (Of(pool, agent) != seen.Of(pool, agent))
                yield return $"share of {agent} in {pool}: {seen.Of(pool, agent)}, by the rules {Of(pool, agent)}";
        }
    }
}
