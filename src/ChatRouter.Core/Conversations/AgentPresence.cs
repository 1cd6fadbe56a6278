using ChatRouter.Core.Diagnosis;
using ChatRouter.Core.Routing;
using ChatRouter.Core.Shops;

namespace ChatRouter.Core.Conversations;

/// <summary>An agent's coming and going: connections with leases, and what he wants to be.</summary>
public sealed class AgentPresence(IDispatcher dispatcher, Placements placements, Rebuilder rebuilder, IShopStore shops, AgentStateLog states, TimeProvider clock)
{
    /// <summary>How long a connection counts without a sign of life that reached the dispatcher.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(15);

    /// <summary>He is there by one connection more. An account or shop that the dispatcher does not know is introduced to it, a shop with its conversations: he is not taken for idle.</summary>
    public async Task ConnectedAsync(AgentIdentity agent, ConnectionId connection, CancellationToken cancellationToken)
    {
        var refusal = await ConnectAsync(agent, connection, cancellationToken);
        if (refusal is not (RefusalCode.UnknownShop or RefusalCode.UnknownAgent))
            return;
        if (await shops.FindAsync(agent.Shop, cancellationToken) is not { } shop)
            return;
        await rebuilder.ConfigureAsync(shop, clock.GetUtcNow(), cancellationToken);
        await ConnectAsync(agent, connection, cancellationToken);
    }

    /// <summary>That connection is gone; his others keep him there.</summary>
    public async Task DisconnectedAsync(AgentIdentity agent, ConnectionId connection, CancellationToken cancellationToken) =>
        await placements.ApplyAsync(await dispatcher.AgentDisconnectedAsync(new(agent.Shop, agent.Agent, connection, clock.GetUtcNow()), cancellationToken), cancellationToken);

    /// <summary>Renews the leases of connections that gave a sign of life; returns those that have to resume.</summary>
    public ValueTask<IReadOnlyList<ConnectionId>> RenewAsync(ShopId shop, IReadOnlyList<ConnectionId> connections, CancellationToken cancellationToken)
    {
        var at = clock.GetUtcNow();
        return dispatcher.RenewLeasesAsync(new(shop, connections, at + Lease, at), cancellationToken);
    }

    /// <param name="reason">Of a pause: the shop's words or his own; none: he does not say, or somebody else pauses him.</param>
    public async Task<Result<AgentState>> SetStateAsync(AgentIdentity agent, WantedState wanted, string? reason, bool force, CancellationToken cancellationToken)
    {
        if (wanted == WantedState.Paused && Check(reason) is { } invalid)
            return invalid;
        var result = await dispatcher.SetAgentStateAsync(new(agent.Shop, agent.Agent, wanted, force, clock.GetUtcNow()), cancellationToken);
        await placements.ApplyAsync(result, cancellationToken);
        if (Rejections.Of(result) is { } refused)
            return refused;
        await SaveAsync(agent, wanted, reason?.Trim(), cancellationToken);
        return await StateAfterAsync(agent, result, cancellationToken);
    }

    /// <summary>He goes for good, whatever the shop lets agents do.</summary>
    /// <param name="leavesTurns">Each open turn of his is routed again when its buyer next writes, and not at once.</param>
    public async Task LeaveAsync(Account account, bool leavesTurns, CancellationToken cancellationToken)
    {
        var command = new SetAgentState(account.Shop, account.Id, WantedState.Offline, Force: !leavesTurns, clock.GetUtcNow()) { LeavesTurns = leavesTurns };
        await placements.ApplyAsync(await dispatcher.SetAgentStateAsync(command, cancellationToken), cancellationToken);
        await shops.SaveWantedStateAsync(account.Shop, account.Id, WantedState.Offline, null, cancellationToken);
    }

    private static Rejection? Check(string? reason) =>
        reason is null ? null
        : MessageRules.CheckText(reason) ?? (reason.Trim().Length > Pause.MaxReasonLength ? new(ErrorCode.TextTooLong, "The reason of a pause has at most 60 characters.") : null);

    private async Task SaveAsync(AgentIdentity agent, WantedState wanted, string? reason, CancellationToken cancellationToken)
    {
        var paused = wanted == WantedState.Paused;
        await shops.SaveWantedStateAsync(agent.Shop, agent.Agent, wanted, paused ? new Pause(reason, clock.GetUtcNow()) : null, cancellationToken);
        if (paused)
            states.HearPause(agent.Shop, agent.Agent);
    }

    private async Task<RefusalCode> ConnectAsync(AgentIdentity agent, ConnectionId connection, CancellationToken cancellationToken)
    {
        var at = clock.GetUtcNow();
        var result = await dispatcher.AgentConnectedAsync(new(agent.Shop, agent.Agent, connection, at + Lease, at), cancellationToken);
        await placements.ApplyAsync(result, cancellationToken);
        return result.Refusal;
    }

    // Who chose what he was already changed nothing.
    private async Task<AgentState> StateAfterAsync(AgentIdentity agent, DispatchResult result, CancellationToken cancellationToken) =>
        result.AgentChanges.Where(change => change.Agent == agent.Agent).Select(change => (AgentState?)change.State).LastOrDefault()
        ?? (await dispatcher.AgentAsync(agent.Shop, agent.Agent, cancellationToken))?.State
        ?? AgentState.Offline;
}
