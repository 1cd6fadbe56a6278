using ChatRouter.Core.Routing;
using ChatRouter.TestKit.Routing;

namespace ChatRouter.TestKit.Model;

/// <summary>Checks every decision against the rules and every state against a recount, knowing nothing of how the dispatcher works.</summary>
public sealed partial class InvariantChecker
{
    private readonly TestShop shop;
    private readonly Func<DateTimeOffset> now;
    private readonly Dictionary<string, AgentState> states = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<DateTimeOffset>> losses = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DateTimeOffset> guards = new(StringComparer.Ordinal);
    private readonly ShareTable shares = new();
    private readonly Dictionary<AgentId, int> roundTaken = [];
    private readonly HashSet<ConversationId> resting = [];
    private Dictionary<AgentId, int> pendingAtStart = [];
    private bool suspended = true;

    public InvariantChecker(TestShop shop, Func<DateTimeOffset> now)
    {
        this.shop = shop;
        this.now = now;
        shop.Accepting += BeforeResult;
        shop.Journal.Applying += BeforeDecision;
    }

    /// <summary>What is being played.</summary>
    public ModelStep Step { get; set; } = new();

    /// <summary>The agent's state as the results told it.</summary>
    public AgentState StateOf(string agent) => states.GetValueOrDefault(agent);

    /// <summary>Stops checking while a dispatcher is rebuilt.</summary>
    public void Suspend() => suspended = true;

    /// <summary>Begins anew with what the dispatcher has: shares, states and losses do not survive a restart.</summary>
    public async Task ResetAsync()
    {
        var view = await shop.ViewAsync();
        shares.Reset(view);
        losses.Clear();
        resting.Clear();
        guards.Clear();
        foreach (var agent in view.Agents)
            states[agent.Agent.Value] = agent.State;
        suspended = false;
        await CheckAsync();
    }

    /// <summary>Every agent as the journal and the results know him at this moment.</summary>
    public IReadOnlyList<AgentFacts> Facts(bool beforeRest = false)
    {
        var owned = shop.Journal.OpenConversations.Where(c => c.Owner is not null).ToLookup(c => c.Owner!.Value);
        return [.. shop.Agents.Values.Select(a =>
        {
            var pending = owned[a.Agent].Count(c => c.TurnOpenedAt is not null);
            var active = owned[a.Agent].Count(c => !Rests(c, beforeRest));
            return new AgentFacts(a, states[a.Agent.Value], pending, active, owned[a.Agent].Count(), a.Capacity ?? shop.Settings.DefaultCapacity,
                pending > shop.Settings.BusyAbove, guards.GetValueOrDefault(a.Agent.Value) > now());
        })];
    }

    /// <summary>The rules with the facts of this moment.</summary>
    private RoutingOracle Oracle(IReadOnlyList<AgentFacts> facts) => new(shop.Settings, shop.Groups, shop.Dedicated, shop.Journal.Contacts, facts, shares);

    private bool Rests(JournalConversation c, bool beforeRest)
    {
        if (c.TurnOpenedAt is not null)
            return false;
        // Only the buyer wakes it: an agent's or bot's message to a resting conversation does not.
        if (resting.Contains(c.Id))
            return true;
        var silent = now() - c.LastPublicAt;
        return (beforeRest ? silent > shop.Settings.RestAfter : silent >= shop.Settings.RestAfter);
    }

    private void BeforeResult(DispatchResult result)
    {
        if (suspended)
            return;
        roundTaken.Clear();
        foreach (var change in result.AgentChanges)
            Track(change);
    }

    // 3 losses within 5 minutes keep an agent out for 60 s after his return.
    private void Track(AgentStateChange change)
    {
        var agent = change.Agent.Value;
        var before = states[agent];
        states[agent] = change.State;
        var lost = losses.TryGetValue(agent, out var known) ? known : losses[agent] = [];
        if (change.State == AgentState.Grace)
            lost.Add(now());
        else if (change.State != AgentState.Offline && before is AgentState.Grace or AgentState.Offline && Returned() && lost.Count >= 3 && lost[^1] - lost[^3] <= TimeSpan.FromMinutes(5))
            guards[agent] = now().AddSeconds(60);

        bool Returned() => Step.Kind is ModelEventKind.Connect or ModelEventKind.ConnectShortLease or ModelEventKind.Online;
    }

    private static void Fail(string message) => Assert.Fail(message);
}
