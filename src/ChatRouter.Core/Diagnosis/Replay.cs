using ChatRouter.Core.Buyers;
using ChatRouter.Core.Journal;
using ChatRouter.Core.Routing;
using ChatRouter.Core.Shops;
using ChatRouter.Core.Shops.Plans;

namespace ChatRouter.Core.Diagnosis;

/// <summary>Goes through a period once more: its assignments in their order, each with who was there and the routing that was in force.</summary>
/// <remarks>Holds one page of assignments, one of states and one plan at a time, however long the period is.</remarks>
internal sealed class Replay
{
    private const int PageSize = 1_000;
    private const int VersionsAtOnce = 50;

    private readonly IDistributionStore _store;
    private readonly IRoutingStore _routing;
    private readonly GivenTags _tags;
    private readonly ShopId _shop;
    private readonly DateTimeOffset _until;
    private readonly IReadOnlyList<Account> _accounts;
    private readonly AgentId[] _agents;
    private readonly Dictionary<AgentId, int> _numbers;
    private readonly HashSet<AgentId> _present;
    private readonly bool[] _online;
    private readonly Queue<AgentStateRecord> _states = [];
    private readonly Stack<RoutingVersion> _versions = [];
    private Lineup _lineup = null!;

    private Replay(IDistributionStore store, IRoutingStore routing, GivenTags tags, ShopId shop, DateTimeOffset until, IReadOnlyList<Account> accounts, HashSet<AgentId> present)
    {
        (_store, _routing, _tags, _shop, _until, _accounts, _present) = (store, routing, tags, shop, until, accounts, present);
        _agents = [.. accounts.Select(account => account.Id)];
        _numbers = _agents.Select((agent, number) => (agent, number)).ToDictionary(pair => pair.agent, pair => pair.number);
        _online = new bool[_agents.Length];
    }

    /// <summary>The shop's accounts, in the order in which they are counted.</summary>
    public IReadOnlyList<AgentId> Agents => _agents;

    /// <param name="store">The history.</param>
    /// <param name="routing">The versions.</param>
    /// <param name="tags">Of its buyers.</param>
    /// <param name="accounts">Of the shop.</param>
    /// <param name="period">What is looked at as a whole: who was there at some time of it takes part in all of it.</param>
    public static async Task<Replay> OfAsync(
        IDistributionStore store, IRoutingStore routing, GivenTags tags, ShopId shop, IReadOnlyList<Account> accounts, DistributionPeriod period, CancellationToken cancellationToken)
    {
        AgentId[] ids = [.. accounts.Select(account => account.Id)];
        var before = await store.StatesAtAsync(shop, ids, period.From, cancellationToken);
        var present = before.Where(state => state.Value.State != AgentState.Offline).Select(state => state.Key).ToHashSet();
        present.UnionWith(await store.PresentAsync(shop, period.From, period.Until, cancellationToken));
        return new(store, routing, tags, shop, period.Until, [.. accounts.OrderBy(account => account.Id.Value, StringComparer.Ordinal)], present);
    }

    /// <summary>The assignments after that place, each with the situation at its time, and whether its buyer has the tag. A situation is the same object as long as it holds.</summary>
    /// <param name="after">The place.</param>
    /// <param name="tag">None: every buyer is asked for.</param>
    public async IAsyncEnumerable<(AssignmentRecord Assignment, Situation Situation, bool Asked)> AfterAsync(
        AssignmentMark after, string? tag, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var situation = await BeginAsync(after.At, cancellationToken);
        IReadOnlyList<AssignmentRecord> page;
        do
        {
            page = await _store.AssignedAsync(_shop, after, _until, PageSize, cancellationToken);
            var tagged = tag is null ? null : await TaggedAsync(tag, page, cancellationToken);
            foreach (var assignment in page)
            {
                if (await AdvanceAsync(assignment.At, cancellationToken))
                    situation = Stand();
                yield return (assignment, situation, tagged is null || tagged.Contains(assignment.Decision.Buyer));
            }

            if (page is [.., var last])
                after = AssignmentMark.Of(last);
        }
        while (page.Count == PageSize);
    }

    private async Task<HashSet<BuyerId>> TaggedAsync(string tag, IReadOnlyList<AssignmentRecord> page, CancellationToken cancellationToken) =>
        [.. (await _tags.OfAsync(_shop, [.. page.Select(assignment => assignment.Decision.Buyer).Distinct()], cancellationToken)).Where(given => given.Value.Contains(tag)).Select(given => given.Key)];

    private async Task<Situation> BeginAsync(DateTimeOffset at, CancellationToken cancellationToken)
    {
        foreach (var (agent, state) in await _store.StatesAtAsync(_shop, _agents, at, cancellationToken))
            Hear(agent, state.State);
        await FindVersionsAsync(at, cancellationToken);
        await ReadStatesAsync(at, new(""), cancellationToken);
        await FollowAsync(_versions.Pop(), cancellationToken);
        return Stand();
    }

    private Situation Stand() => new(_lineup, _agents, [.. _online]);

    // Newest first: the last one is what holds at the beginning, or the first there is.
    private async Task FindVersionsAsync(DateTimeOffset from, CancellationToken cancellationToken)
    {
        for (var below = int.MaxValue; ;)
        {
            var versions = await _routing.VersionsAsync(_shop, below, VersionsAtOnce, cancellationToken);
            foreach (var version in versions.Where(version => version.At < _until))
            {
                _versions.Push(version);
                if (version.At <= from)
                    return;
            }

            if (versions is not [.., { Number: > 1 } last])
                break;
            below = last.Number;
        }

        if (_versions.Count == 0)
            _versions.Push(new(1, null, "", DateTimeOffset.MinValue));
    }

    /// <summary>Whether anything changed until then.</summary>
    private async Task<bool> AdvanceAsync(DateTimeOffset at, CancellationToken cancellationToken)
    {
        var changed = false;
        while (_versions.TryPeek(out var version) && version.At <= at)
        {
            await FollowAsync(_versions.Pop(), cancellationToken);
            changed = true;
        }

        while (_states.TryPeek(out var state) && state.At <= at)
        {
            changed |= Hear(state.Agent, state.State);
            _states.Dequeue();
            if (_states.Count == 0)
                await ReadStatesAsync(state.At, state.Agent, cancellationToken);
        }

        return changed;
    }

    private async Task ReadStatesAsync(DateTimeOffset at, AgentId agent, CancellationToken cancellationToken)
    {
        foreach (var state in await _store.StatesAsync(_shop, at, agent, _until, PageSize, cancellationToken))
            _states.Enqueue(state);
    }

    private async Task FollowAsync(RoutingVersion version, CancellationToken cancellationToken) =>
        _lineup = new((await _routing.VersionAsync(_shop, version.Number, cancellationToken))?.Plan ?? new(), _accounts, _present);

    private bool Hear(AgentId agent, AgentState state)
    {
        if (!_numbers.TryGetValue(agent, out var number) || _online[number] == (state == AgentState.Online))
            return false;
        _online[number] = state == AgentState.Online;
        return true;
    }
}
