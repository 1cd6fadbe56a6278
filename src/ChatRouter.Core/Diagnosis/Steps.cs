using ChatRouter.Core.Routing;

namespace ChatRouter.Core.Diagnosis;

/// <summary>Who would have got one buyer, the rules being taken into account one after the other.</summary>
/// <remarks>
/// Four distributions of one conversation over all agents, each of which sums up to <see cref="Whole"/>:
/// E0 equally among who takes part; E1 equally among those of them who were online; E2 among these by weight; E3 the same within the buyer's pool.
/// All of it as of the instant of the assignment, however long the buyer had waited, by the version of the routing that was in force.
/// Where nobody would be left, the distribution before it stands. The last one, E4, is what happened: the whole conversation to one agent.
/// <see cref="DistributionPart.OnlineTime"/> is E1 − E0, <see cref="DistributionPart.Weight"/> E2 − E1, <see cref="DistributionPart.Groups"/> E3 − E2, and E4 − E3
/// belongs to the rule that decided (<see cref="Cause"/>). So an agent's parts sum up to what he got less his equal share, and each part sums up to zero over all agents.
/// This is the decomposition by stepwise replacement (Andreev, Shkolnikov, Begun: Algorithm for decomposition of differences between aggregate demographic measures,
/// Demographic Research 7, 2002): it depends on the order of the steps, which is that of the rules, from the coarsest to the finest.
/// </remarks>
public sealed class Steps
{
    /// <summary>A conversation, in the whole numbers that it is divided into.</summary>
    public const long Whole = 1_000_000;

    private Steps(long[] equal, long[] online, long[] weighted, long[] pooled) => (Equal, Online, Weighted, Pooled) = (equal, online, weighted, pooled);

    /// <summary>E0.</summary>
    public long[] Equal { get; }

    /// <summary>E1.</summary>
    public long[] Online { get; }

    /// <summary>E2.</summary>
    public long[] Weighted { get; }

    /// <summary>E3.</summary>
    public long[] Pooled { get; }

    public static Steps Of(Lineup lineup, Func<int, bool> isOnline, PoolId pool)
    {
        var equal = Divide(lineup, agent => lineup.TakesPart(agent) ? 1 : 0) ?? new long[lineup.Count];
        var there = Enumerable.Range(0, lineup.Count).Select(agent => lineup.TakesPart(agent) && isOnline(agent)).ToArray();
        if (Divide(lineup, agent => there[agent] ? 1 : 0) is not { } online)
            return new(equal, equal, equal, equal);
        var weighted = Divide(lineup, agent => there[agent] ? lineup.WeightOf(agent) : 0) ?? online;
        var pooled = Divide(lineup, agent => there[agent] && lineup.IsIn(pool, agent) ? lineup.WeightOf(agent) : 0) ?? weighted;
        return new(equal, online, weighted, pooled);
    }

    /// <summary>An agent's part of one conversation that the cause's rule gave to him or to another.</summary>
    public long PartOf(DistributionPart part, DistributionPart cause, int agent, bool received) => part switch
    {
        DistributionPart.OnlineTime => Online[agent] - Equal[agent],
        DistributionPart.Weight => Weighted[agent] - Online[agent],
        DistributionPart.Groups => Pooled[agent] - Weighted[agent],
        _ => part == cause ? (received ? Whole : 0) - Pooled[agent] : 0,
    };

    // Rounded as running totals, so that nothing is lost or added; none where there is nobody.
    private static long[]? Divide(Lineup lineup, Func<int, long> weightOf)
    {
        var (sums, total) = (new long[lineup.Count], 0L);
        for (var agent = 0; agent < sums.Length; agent++)
            sums[agent] = total += weightOf(agent);
        if (total == 0)
            return null;
        var before = 0L;
        for (var agent = 0; agent < sums.Length; agent++)
        {
            var upTo = Whole * sums[agent] / total;
            (sums[agent], before) = (upTo - before, upTo);
        }

        return sums;
    }
}
