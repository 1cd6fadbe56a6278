using ChatRouter.Core.Diagnosis;
using ChatRouter.Core.Routing;

namespace ChatRouter.Core.Supervision.Figures;

/// <summary>在线时长: how long each agent of a shop was online today, as of at most a minute ago. Pauses and a lost connection are none of it.</summary>
/// <remarks>For one caller at a time.</remarks>
internal sealed class OnlineBook(IDistributionStore store)
{
    private const int StatesAtOnce = 1_000;

    private static readonly TimeSpan ReadEvery = TimeSpan.FromMinutes(1);

    private Reading? _last;

    public async Task<IReadOnlyDictionary<AgentId, TimeSpan>> ReadAsync(ShopId shop, IReadOnlyCollection<AgentId> agents, DateTimeOffset since, DateTimeOffset at, CancellationToken cancellationToken)
    {
        if (_last is not { } last || last.Since != since || at - last.At >= ReadEvery)
            _last = last = new(since, at, await CountAsync(shop, agents, since, at, cancellationToken));
        return last.Online;
    }

    private async Task<IReadOnlyDictionary<AgentId, TimeSpan>> CountAsync(ShopId shop, IReadOnlyCollection<AgentId> agents, DateTimeOffset since, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var (online, sums) = (new Dictionary<AgentId, DateTimeOffset>(), new Dictionary<AgentId, TimeSpan>());
        foreach (var state in (await store.StatesAtAsync(shop, agents, since, cancellationToken)).Values)
            Hear(state.Agent, state.State, since);
        IReadOnlyList<AgentStateRecord> page;
        var (at, agent) = (since, new AgentId(""));
        do
        {
            page = await store.StatesAsync(shop, at, agent, until, StatesAtOnce, cancellationToken);
            foreach (var state in page)
                Hear(state.Agent, state.State, state.At);
            if (page is [.., var last])
                (at, agent) = (last.At, last.Agent);
        }
        while (page.Count == StatesAtOnce);
        foreach (var still in online.Keys.ToList())
            Hear(still, AgentState.Offline, until);
        return sums;

        void Hear(AgentId who, AgentState state, DateTimeOffset when)
        {
            if (online.Remove(who, out var from))
                sums[who] = sums.GetValueOrDefault(who) + (when - from);
            if (state == AgentState.Online)
                online[who] = when;
        }
    }

    private sealed record Reading(DateTimeOffset Since, DateTimeOffset At, IReadOnlyDictionary<AgentId, TimeSpan> Online);
}
