using System.Collections.Concurrent;

namespace ChatRouter.Core.Routing;

/// <summary>Which agents are Offline, as this node last heard: spares the message path a question to the dispatcher.</summary>
/// <remarks>A wrong answer costs a routing step or is put right by the next one; it never decides who owns a conversation.</remarks>
public sealed class Presence
{
    private readonly ConcurrentDictionary<(ShopId, AgentId), AgentState> _states = new();

    /// <summary>Online, Paused or in Grace: the agent's own conversations go on with him.</summary>
    public bool IsThere(ShopId shop, AgentId agent) => StateOf(shop, agent) != AgentState.Offline;

    public AgentState StateOf(ShopId shop, AgentId agent) => _states.GetValueOrDefault((shop, agent), AgentState.Offline);

    public void Set(ShopId shop, AgentStateChange change) => _states[(shop, change.Agent)] = change.State;
}
