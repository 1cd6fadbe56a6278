using ChatRouter.Core.Conversations;
using ChatRouter.Core.Routing;

namespace ChatRouter.TestKit.Routing;

/// <summary>One shop on a dispatcher, played as clients and journal would: every method is one event at the clock's time.</summary>
public sealed partial class TestShop(TestShops shops, ShopId id)
{
    private readonly SortedDictionary<string, SetAgent> _agents = new(StringComparer.Ordinal);
    private readonly Dictionary<BuyerId, OrderState> _orderStates = [];

    public ShopId Id { get; } = id;

    public TestJournal Journal { get; } = new(id);

    public RoutingSettings Settings { get; private set; } = Presets.Balanced;

    public IReadOnlyList<RoutingGroup> Groups { get; private set; } = [];

    public IReadOnlyDictionary<BuyerId, AgentId> Dedicated { get; private set; } = new Dictionary<BuyerId, AgentId>();

    public IReadOnlyDictionary<string, SetAgent> Agents => _agents;

    /// <summary>The last result that was accepted.</summary>
    public DispatchResult Last { get; private set; } = null!;

    /// <summary>Called with a result before its decisions are applied.</summary>
    public Action<DispatchResult>? Accepting { get; set; }

    /// <summary>Every alert so far.</summary>
    public List<SupervisorAlert> Alerts { get; } = [];

    /// <summary>Every changing decision so far, in the order they were made.</summary>
    public List<Decision> Decisions { get; } = [];

    private IDispatcher Dispatcher => shops.Dispatcher;

    private DateTimeOffset Now => shops.Now;

    /// <summary>Replaces settings, groups and dedicated agents.</summary>
    public async Task<DispatchResult> ConfigureAsync(RoutingSettings settings, IReadOnlyList<RoutingGroup>? groups = null, IReadOnlyDictionary<BuyerId, AgentId>? dedicated = null)
    {
        Settings = settings;
        Groups = groups ?? Groups;
        Dedicated = dedicated ?? Dedicated;
        return Accept(await Dispatcher.ConfigureShopAsync(Configuration(), CancellationToken.None));
    }

    /// <summary>Replaces groups and the settings of agents, as one step.</summary>
    public async Task<DispatchResult> PublishAsync(IReadOnlyList<RoutingGroup> groups, params (string Agent, Func<SetAgent, SetAgent> Change)[] changes)
    {
        Groups = groups;
        foreach (var (agent, change) in changes)
            _agents[agent] = change(_agents.GetValueOrDefault(agent) ?? new SetAgent { Shop = Id, Agent = new(agent), At = Now }) with { At = Now };
        return Accept(await Dispatcher.ConfigureShopAsync(Configuration() with { Agents = [.. changes.Select(change => _agents[change.Agent])] }, CancellationToken.None));
    }

    /// <summary>Applies a result as the journal would: every decision in order, each on the version it was made on.</summary>
    public DispatchResult Accept(DispatchResult result)
    {
        Assert.Equal(Id, result.Shop);
        Assert.True(result.Outcome == DispatchOutcome.Refused == (result.Refusal != RefusalCode.None), $"A refusal has a code, and only a refusal: {result}");
        Last = result;
        Accepting?.Invoke(result);
        Alerts.AddRange(result.Alerts);
        foreach (var decision in result.Decisions)
        {
            Journal.Apply(decision);
            Decisions.Add(decision);
            _orderStates[decision.Buyer] = decision.OrderState;
            Journal.Find(decision.Conversation)!.Last = decision;
        }

        if (result.Subject is { Changes: true } changed)
            Assert.Contains(changed, result.Decisions);
        else if (result.Subject is { } stays && Journal.Find(stays.Conversation) is { } conversation)
            conversation.Last = stays;
        return result;
    }

    /// <summary>Tells a new dispatcher everything: settings, agents, live connections, wishes, and, to restore, the journal's truth.</summary>
    internal async Task RebuildAsync(bool restore)
    {
        foreach (var conversation in Journal.OpenConversations)
            conversation.Asked = restore ? conversation.AskedOnRecord : null;
        await Dispatcher.ConfigureShopAsync(Configuration(), CancellationToken.None);
        foreach (var agent in _agents.Values)
            await Dispatcher.SetAgentAsync(agent with { At = Now }, CancellationToken.None);
        foreach (var agent in _connections.Keys)
        {
            foreach (var connection in Live(agent).ToArray())
            {
                if ((await Dispatcher.AgentConnectedAsync(new(Id, new(agent), connection, _leases[connection], Now), CancellationToken.None)).Outcome == DispatchOutcome.Refused)
                    Live(agent).Remove(connection);
            }

            await Dispatcher.SetAgentStateAsync(new(Id, new(agent), _wanted.GetValueOrDefault(new(agent)), true, Now), CancellationToken.None);
        }

        if (restore)
            await RestoreAsync();
    }

    /// <summary>Restores open conversations and contacts from the journal.</summary>
    public async Task<DispatchResult> RestoreAsync() => Accept(await Dispatcher.RestoreAsync(Restoration(Journal.OpenConversations), CancellationToken.None));

    /// <summary>Restores the buyer's conversation alone, as after a refused proposal.</summary>
    public async Task<DispatchResult> RestoreAsync(string buyer) =>
        Accept(await Dispatcher.RestoreAsync(new() { Shop = Id, Conversations = [Conversation(buyer).Truth()], At = Now }, CancellationToken.None));

    public async Task<ShopView> ViewAsync() =>
        await Dispatcher.ViewAsync(Id, CancellationToken.None) ?? throw new InvalidOperationException($"{Id} is unknown.");

    public async Task<StaffView> StaffViewAsync() =>
        await Dispatcher.StaffAsync(Id, CancellationToken.None) ?? throw new InvalidOperationException($"{Id} is unknown.");

    public async Task<IReadOnlyList<ConversationView>> ConversationViewsAsync() =>
        await Dispatcher.ConversationsAsync(Id, CancellationToken.None) ?? throw new InvalidOperationException($"{Id} is unknown.");

    public async Task<AgentView> ViewAsync(string agent) =>
        await Dispatcher.AgentAsync(Id, new(agent), CancellationToken.None) ?? throw new InvalidOperationException($"{agent} is unknown.");

    public async Task<ConversationView?> ConversationViewAsync(string buyer) =>
        await Dispatcher.ConversationAsync(Id, Conversation(buyer).Id, CancellationToken.None);

    public async Task<int> PositionAsync(ConversationId conversation) => await Dispatcher.PositionAsync(Id, conversation, CancellationToken.None);

    public async Task<IReadOnlyList<QueuePosition>> QueueAsync() => await Dispatcher.QueueAsync(Id, Now, CancellationToken.None);

    /// <summary>The buyer's open conversation.</summary>
    public JournalConversation Conversation(string buyer) =>
        Journal.OpenOf(new(buyer)) ?? throw new InvalidOperationException($"{buyer} has no open conversation.");

    /// <summary>Who owns the buyer's open conversation; none when nobody does or none is open.</summary>
    public string? OwnerOf(string buyer) => Journal.OpenOf(new(buyer))?.Owner?.Value;

    private ConfigureShop Configuration() => new() { Shop = Id, Settings = Settings, Groups = Groups, Dedicated = Dedicated, At = Now };

    private RestoreConversations Restoration(IEnumerable<JournalConversation> conversations) => new()
    {
        Shop = Id,
        Conversations = [.. conversations.OrderBy(c => c.Id.Value, StringComparer.Ordinal).Select(c => c.Truth())],
        Contacts = [.. Journal.Contacts.Select(c => new ContactTruth(c.Key.Buyer, c.Key.Agent, c.Value))],
        At = Now,
    };
}
