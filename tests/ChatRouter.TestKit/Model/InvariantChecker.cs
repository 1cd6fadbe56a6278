using ChatRouter.Core.Routing;
using ChatRouter.TestKit.Routing;

namespace ChatRouter.TestKit.Model;

/// <summary>Checks every decision against the rules and every state against a recount, knowing nothing of how the dispatcher works.</summary>
public sealed partial class InvariantChecker
{
    private readonly TestShop _shop;
    private readonly Func<DateTimeOffset> _now;
    private readonly Dictionary<string, AgentState> _states = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<DateTimeOffset>> _losses = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DateTimeOffset> _guards = new(StringComparer.Ordinal);
    private readonly ShareTable _shares = new();
    private readonly Dictionary<AgentId, int> _roundTaken = [];
    private readonly HashSet<ConversationId> _resting = [];
    private Dictionary<AgentId, int> _pendingAtStart = [];
    private bool _suspended = true;

    public InvariantChecker(TestShop shop, Func<DateTimeOffset> now)
    {
        _shop = shop;
        _now = now;
        _shop.Accepting += BeforeResult;
        _shop.Journal.Applying += BeforeDecision;
    }

    /// <summary>What is being played.</summary>
    public ModelStep Step { get; set; } = new();

    /// <summary>The agent's state as the results told it.</summary>
    public AgentState StateOf(string agent) => _states.GetValueOrDefault(agent);

    /// <summary>Stops checking while a dispatcher is rebuilt.</summary>
    public void Suspend() => _suspended = true;

    /// <summary>Begins anew with what the dispatcher has: shares, states and losses do not survive a restart.</summary>
    public async Task ResetAsync()
    {
        var view = await _shop.ViewAsync();
        _shares.Reset(view);
        _losses.Clear();
        _resting.Clear();
        _guards.Clear();
        foreach (var agent in view.Agents)
            _states[agent.Agent.Value] = agent.State;
        _suspended = false;
        await CheckAsync();
    }

    /// <summary>Every agent as the journal and the results know him at this moment.</summary>
    public IReadOnlyList<AgentFacts> Facts(bool beforeRest = false)
    {
        var owned = _shop.Journal.OpenConversations.Where(c => c.Owner is not null).ToLookup(c => c.Owner!.Value);
        return [.. _shop.Agents.Values.Select(a =>
        {
            var pending = owned[a.Agent].Count(c => c.TurnOpenedAt is not null);
            var active = owned[a.Agent].Count(c => !Rests(c, beforeRest));
            return new AgentFacts(a, _states[a.Agent.Value], pending, active, owned[a.Agent].Count(), a.Capacity ?? _shop.Settings.DefaultCapacity,
                pending > _shop.Settings.BusyAbove, _guards.GetValueOrDefault(a.Agent.Value) > _now());
        })];
    }

    /// <summary>The rules with the facts of this moment.</summary>
    private RoutingOracle Oracle(IReadOnlyList<AgentFacts> facts) => new(_shop.Settings, _shop.Groups, _shop.Dedicated, _shop.Journal.Contacts, facts, _shares);

    private bool Rests(JournalConversation c, bool beforeRest)
    {
        if (c.TurnOpenedAt is not null)
            return false;
        // Only the buyer wakes it: an agent's or bot's message to a resting conversation does not.
        if (_resting.Contains(c.Id))
            return true;
        var silent = _now() - c.LastPublicAt;
        return (beforeRest ? silent > _shop.Settings.RestAfter : silent >= _shop.Settings.RestAfter);
    }

    private void BeforeResult(DispatchResult result)
    {
        if (_suspended)
            return;
        _roundTaken.Clear();
        foreach (var change in result.AgentChanges)
            Track(change);
    }

    // 3 losses within 5 minutes keep an agent out for 60 s after his return.
    private void Track(AgentStateChange change)
    {
        var agent = change.Agent.Value;
        var before = _states[agent];
        _states[agent] = change.State;
        var lost = _losses.TryGetValue(agent, out var known) ? known : _losses[agent] = [];
        if (change.State == AgentState.Grace)
            lost.Add(_now());
        else if (change.State != AgentState.Offline && before is AgentState.Grace or AgentState.Offline && Returned() && lost.Count >= 3 && lost[^1] - lost[^3] <= TimeSpan.FromMinutes(5))
            _guards[agent] = _now().AddSeconds(60);

        bool Returned() => Step.Kind is ModelEventKind.Connect or ModelEventKind.ConnectShortLease or ModelEventKind.Online;
    }

    private static void Fail(string message) => Assert.Fail(message);
}
