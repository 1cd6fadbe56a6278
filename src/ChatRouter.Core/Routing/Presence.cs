using System.Collections.Concurrent;

namespace ChatRouter.Core.Routing;

/// <summary>Which agents are there, as this node heard within the last seconds: spares the message path a question to the dispatcher.</summary>
/// <remarks>What was heard longer ago counts as not known, because another node may have heard since. A wrong answer costs a routing step or is put right by the next one; it never decides who owns a conversation.</remarks>
public sealed class Presence(TimeProvider clock)
{
    /// <summary>How long a node relies on what it heard.</summary>
    public static readonly TimeSpan Trust = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<(ShopId, AgentId), Heard> _states = new();

    /// <summary>Surely Online, Paused or in Grace: the agent's own conversations go on with him.</summary>
    public bool IsThere(ShopId shop, AgentId agent) =>
        _states.TryGetValue((shop, agent), out var heard) && heard.IsThere && clock.GetElapsedTime(heard.At) < Trust;

    /// <summary>What a step told of the shop's agents.</summary>
    public void Hear(DispatchResult result)
    {
        foreach (var change in result.AgentChanges)
            Set(result.Shop, change.Agent, change.State != AgentState.Offline);
        // The dispatcher leaves a conversation with its owner only while he is there.
        if (result is { Outcome: DispatchOutcome.Done, Subject.Owner: { } owner } && !IsThere(result.Shop, owner))
            Set(result.Shop, owner, isThere: true);
    }

    private void Set(ShopId shop, AgentId agent, bool isThere) => _states[(shop, agent)] = new(isThere, clock.GetTimestamp());

    private readonly record struct Heard(bool IsThere, long At);
}
