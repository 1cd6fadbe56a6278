using ChatRouter.Core.Routing;

namespace ChatRouter.TestKit.Routing;

public sealed partial class TestShop
{
    /// <summary>Long enough never to end by itself in a test that is not about leases.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromDays(3650);

    private readonly SortedDictionary<string, List<ConnectionId>> _connections = new(StringComparer.Ordinal);
    private readonly Dictionary<ConnectionId, DateTimeOffset> _leases = [];
    private readonly Dictionary<AgentId, WantedState> _wanted = [];
    private int _connected;

    /// <summary>Creates the agent or changes some of his settings.</summary>
    public async Task<DispatchResult> SetAsync(string agent, Func<SetAgent, SetAgent>? change = null)
    {
        var before = _agents.GetValueOrDefault(agent) ?? new SetAgent { Shop = Id, Agent = new(agent), At = Now };
        var after = (change?.Invoke(before) ?? before) with { At = Now };
        var result = await Dispatcher.SetAgentAsync(after, CancellationToken.None);
        if (result.Outcome != DispatchOutcome.Refused)
            _agents[agent] = after;
        return Accept(result);
    }

    /// <summary>Creates agents with default settings and brings them online, in this order.</summary>
    public async Task StaffAsync(params string[] ids)
    {
        foreach (var agent in ids)
        {
            if (!_agents.ContainsKey(agent))
                await SetAsync(agent);
            await OnlineAsync(agent);
        }
    }

    /// <summary>The client starts up, if it has no connection, and wants to be online.</summary>
    public async Task<DispatchResult> OnlineAsync(string agent)
    {
        if (Live(agent).Count == 0)
            await ConnectAsync(agent);
        return await WantAsync(agent, WantedState.Online);
    }

    public Task<DispatchResult> PauseAsync(string agent) => WantAsync(agent, WantedState.Paused);

    public Task<DispatchResult> ResumeAsync(string agent) => WantAsync(agent, WantedState.Online);

    public Task<DispatchResult> LeaveAsync(string agent, bool force = false, bool leavesTurns = false) => WantAsync(agent, WantedState.Offline, force, leavesTurns);

    public async Task<DispatchResult> WantAsync(string agent, WantedState state, bool force = false, bool leavesTurns = false)
    {
        var result = await Dispatcher.SetAgentStateAsync(new(Id, new(agent), state, force, Now) { LeavesTurns = leavesTurns }, CancellationToken.None);
        if (result.Outcome != DispatchOutcome.Refused)
            _wanted[new(agent)] = state;
        return Accept(result);
    }

    /// <summary>A further connection of the agent.</summary>
    public async Task<ConnectionId> ConnectAsync(string agent, TimeSpan? lease = null)
    {
        var connection = new ConnectionId($"{Id}-{agent}-{++_connected}");
        _leases[connection] = Now + (lease ?? Lease);
        var result = await Dispatcher.AgentConnectedAsync(new(Id, new(agent), connection, _leases[connection], Now), CancellationToken.None);
        if (result.Outcome != DispatchOutcome.Refused)
            Live(agent).Add(connection);
        Accept(result);
        return connection;
    }

    public async Task<DispatchResult> DisconnectAsync(string agent, ConnectionId connection)
    {
        Live(agent).Remove(connection);
        return Accept(await Dispatcher.AgentDisconnectedAsync(new(Id, new(agent), connection, Now), CancellationToken.None));
    }

    /// <summary>All his connections vanish.</summary>
    public async Task LoseAsync(string agent)
    {
        foreach (var connection in Live(agent).ToArray())
            await DisconnectAsync(agent, connection);
    }

    /// <summary>The connections he has, as the test made them; those whose lease has ended are gone.</summary>
    public List<ConnectionId> Live(string agent)
    {
        if (!_connections.TryGetValue(agent, out var live))
            _connections[agent] = live = [];
        live.RemoveAll(c => _leases[c] <= Now);
        return live;
    }
}
