using ChatRouter.Core.Conversations;
using ChatRouter.Core.Delivery;
using ChatRouter.Core.Nodes;
using ChatRouter.Core.Routing;
using ChatRouter.Server.Auth;
using ChatRouter.Server.Delivery;
using ChatRouter.Server.Limits;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Options;

namespace ChatRouter.Server.Hubs;

/// <summary>Makes a client connection of each SignalR connection, and ends it.</summary>
public sealed class HubConnections(
    ConnectionRegistry registry, INodeBus bus, AgentPresence presence, IHubContext<BuyerHub, IBuyerClient> buyers, IHubContext<AgentHub, IAgentClient> agents,
    IHubContext<SupervisorHub, ISupervisorClient> supervisors, RoutingWork work, IOptions<LimitOptions> limits, TimeProvider clock, ILogger<HubConnections> logger)
{
    /// <exception cref="OperationCanceledException">It ended while the call went on, and was removed.</exception>
    public ClientConnection Of(HubCallerContext context)
    {
        if (registry.Find(new(context.ConnectionId)) is { } connection)
            return connection;
        context.ConnectionAborted.ThrowIfCancellationRequested();
        throw new InvalidOperationException("The connection was not added.");
    }

    public Task AddBuyerAsync(HubCallerContext context)
    {
        var buyer = Principals.BuyerOf(context.User)!;
        var client = buyers.Clients.Client(context.ConnectionId);
        return AddAsync(context, buyer, null, null, serverEvent => ClientEvents.SendAsync(client, serverEvent));
    }

    public Task AddAgentAsync(HubCallerContext context)
    {
        var agent = Principals.AgentOf(context.User)!;
        var client = agents.Clients.Client(context.ConnectionId);
        return AddAsync(context, null, agent, null, serverEvent => ClientEvents.SendAsync(client, serverEvent));
    }

    public Task AddSupervisorAsync(HubCallerContext context)
    {
        var supervisor = Principals.AgentOf(context.User)!;
        var client = supervisors.Clients.Client(context.ConnectionId);
        return AddAsync(context, null, null, supervisor, serverEvent => ClientEvents.SendAsync(client, serverEvent));
    }

    /// <summary>The connection gets events from now on, from this node and from others.</summary>
    public async Task OpenAsync(ClientConnection connection, BuyerEntry entry, CancellationToken cancellationToken)
    {
        connection.Open(entry);
        if (connection.Who is not { } who)
            return;
        await bus.ArrivedAsync(who, connection.Id, cancellationToken);
        // It may have ended meanwhile.
        if (registry.Find(connection.Id) is null)
            await bus.LeftAsync(who, connection.Id, CancellationToken.None);
    }

    /// <summary>The agent's lease ends with his connection; a buyer or a supervisor leaves nothing behind.</summary>
    public async Task RemoveAsync(HubCallerContext context)
    {
        if (registry.Find(new(context.ConnectionId)) is not { } connection)
            return;
        registry.Remove(connection);
        logger.Disconnected(context.ConnectionId, connection.Shop, WhoIs(connection));
        if (!connection.Opened || connection.Who is not { } who)
            return;
        await bus.LeftAsync(who, connection.Id, CancellationToken.None);
        if (connection.Agent is { } agent)
            work.Run(agent.Shop, null, () => presence.DisconnectedAsync(agent, connection.Id, CancellationToken.None));
    }

    private Task AddAsync(HubCallerContext context, BuyerIdentity? buyer, AgentIdentity? agent, AgentIdentity? supervisor, Func<ServerEvent, Task> send)
    {
        var calls = new TokenBucket(limits.Value.CallsPerSecond, limits.Value.CallBurst, clock);
        var connection = new ClientConnection(new(context.ConnectionId), buyer, agent, send, context.Abort, calls, registry.Attend, clock, supervisor);
        registry.Add(connection);
        logger.Connected(context.ConnectionId, connection.Shop, WhoIs(connection));
        return Task.CompletedTask;
    }

    private static string WhoIs(ClientConnection connection) => connection.Staff?.Agent.Value ?? connection.Buyer!.Buyer.Value;
}
