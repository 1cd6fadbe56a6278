using ChatRouter.Core.Conversations;
using ChatRouter.Core.Routing;

namespace ChatRouter.TestKit.Model;

/// <summary>Rules 2 to 10 read aloud: plain loops over all agents, nothing kept, nothing clever.</summary>
public sealed class RoutingOracle(RoutingSettings settings, IReadOnlyList<RoutingGroup> groups, IReadOnlyDictionary<BuyerId, AgentId> dedicated,
    IReadOnlyDictionary<(BuyerId Buyer, AgentId Agent), DateTimeOffset> contacts, IReadOnlyList<AgentFacts> agents, ShareTable shares)
{
    /// <summary>Where the conversation must go.</summary>
    public Forecast Ask(ForecastQuestion question)
    {
        if (question.Group is null && Personal(question) is { } personal)
            return personal;
        var (members, pool, closed) = PoolOf(question);
        if (closed)
            return new(Placement.OfflinePool, Exact: question.Asked is not null || !members.Any(Present));
        return Pick(question, members, pool) ?? Wait(members, pool);
    }

    /// <summary>The pool of rule 6, with its members.</summary>
    public (IReadOnlyList<AgentFacts> Members, PoolId Pool, bool Closed) PoolOf(ForecastQuestion question)
    {
        if (question.Overflowed)
            return (agents, PoolId.WholeShop, question.Asked is { Fallback: GroupFallback.LeaveMessage } && !agents.Any(agent => agent.Online));
        GroupId[] bound = (question.Group ?? question.Asked?.Group) is { } group ? [group] : [.. groups.Where(g => g.OrderStates.Contains(question.OrderState)).Select(g => g.Id).OrderBy(g => g.Value, StringComparer.Ordinal)];
        if (bound.Length == 0)
            return (agents, PoolId.WholeShop, false);
        var pool = new PoolId(string.Join('+', bound.Select(g => g.Value)));
        AgentFacts[] members = [.. agents.Where(a => a.Settings.Groups.Any(bound.Contains))];
        if (question.Group is not null || members.Any(m => m.Online))
            return (members, pool, false);
        if (question.Asked is { } asked)
            return asked.Fallback == GroupFallback.Shop ? (agents, PoolId.WholeShop, false) : (members, pool, asked.Fallback == GroupFallback.LeaveMessage);
        return settings.GroupOffline == GroupOfflinePolicy.OfflinePool ? (members, pool, true) : (agents, PoolId.WholeShop, false);
    }

    /// <summary>Rule 3 alone: which contact takes the buyer.</summary>
    public AgentFacts? Contact(ForecastQuestion question) => contacts
        .Where(c => c.Key.Buyer == question.Buyer && question.At - c.Value <= settings.AffinityWindow)
        .OrderByDescending(c => c.Value)
        .Take(settings.AffinityDepth)
        .Select(c => (Agent: agents.SingleOrDefault(a => a.Id == c.Key.Agent), Age: question.At - c.Value))
        .FirstOrDefault(c => c.Agent is { } agent && Holds(agent, c.Age)).Agent;

    private Forecast? Personal(ForecastQuestion question)
    {
        if (agents.SingleOrDefault(a => a.Id == question.Named) is { State: not AgentState.Offline } named)
            return new(Placement.Owned, named, RouteReason.Named, Exact: named.Settings.OnDuty);
        if (Contact(question) is { } contact)
            return new(Placement.Owned, contact, RouteReason.RecentContact, Exact: !question.CalmOnly && question.Excluded.Count == 0);
        if (dedicated.TryGetValue(question.Buyer, out var id) && agents.SingleOrDefault(a => a.Id == id) is { Online: true, Full: false } own)
            return new(Placement.Owned, own, RouteReason.Dedicated, Exact: !question.CalmOnly && question.Excluded.Count == 0 && own is { Settings.NoSplit: false, Flapping: false });
        return null;
    }

    private bool Holds(AgentFacts agent, TimeSpan age)
    {
        if (agent.State == AgentState.Offline || agent.Settings is { NoSplit: true } or { Enabled: false } or { OnDuty: false })
            return false;
        if (agent.State != AgentState.Online && age >= settings.AffinityPausedWindow)
            return false;
        return (settings.AffinityOverCapacity || !agent.Full) && (settings.AffinityMaxPending == 0 || agent.Pending <= settings.AffinityMaxPending);
    }

    private Forecast? Pick(ForecastQuestion question, IReadOnlyList<AgentFacts> members, PoolId pool)
    {
        AgentFacts[] eligible = [.. members.Where(m => m.Eligible && !question.Excluded.Contains(m.Id))];
        AgentFacts[] calm = [.. eligible.Where(m => !m.Busy)];
        if (calm.Length > 0)
        {
            var reason = settings.Mode == RoutingMode.Average ? RouteReason.Average : RouteReason.Weighted;
            return new(Placement.Owned, calm.OrderBy(m => shares.Of(pool, m.Id)).ThenBy(m => m.Id.Value, StringComparer.Ordinal).First(), reason, pool);
        }

        if (eligible.Length == 0 || question.CalmOnly)
            return null;
        return new(Placement.Owned, eligible.OrderBy(m => m.Pending / (settings.Mode == RoutingMode.Average ? 1.0 : m.Settings.Weight)).ThenBy(m => m.Id.Value, StringComparer.Ordinal).First(), RouteReason.LeastBusy, pool);
    }

    private Forecast Wait(IReadOnlyList<AgentFacts> members, PoolId pool) =>
        new(members.Any(Present) ? Placement.Queued : Placement.OfflinePool, Pool: pool, Exact: members.All(m => m.Settings.OnDuty));

    private bool Present(AgentFacts agent) =>
        agent.State is AgentState.Online or AgentState.Grace || (agent.State == AgentState.Paused && settings.QueueWhenPaused);
}
