using ChatRouter.Core.Conversations;
using ChatRouter.Core.Delivery;
using ChatRouter.Server.Auth;
using ChatRouter.Server.Delivery;
using ChatRouter.Server.Limits;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Options;

namespace ChatRouter.Server.Hubs;

/// <summary>Makes a client connection of each SignalR connection, and ends it.</summary>
public sealed class HubConnections(
    ConnectionRegistry registry, AgentPresence presence, IHubContext<BuyerHub, IBuyerClient> buyers, IHubContext<AgentHub, IAgentClient> agents,
    IOptions<LimitOptions> limits, TimeProvider clock, ILogger<HubConnections> logger)
{
    public ClientConnection Of(HubCallerContext context) =>
        registry.Find(new(context.ConnectionId)) ?? throw new InvalidOperationException("The connection was not added.");

    public Task AddBuyerAsync(HubCallerContext context)
    {
        var buyer = Principals.BuyerOf(context.User)!;
        var client = buyers.Clients.Client(context.ConnectionId);
        return AddAsync(context, buyer, null, serverEvent => ClientEvents.SendAsync(client, serverEvent));
    }

    public Task AddAgentAsync(HubCallerContext context)
    {
        var agent = Principals.AgentOf(context.User)!;
        var client = agents.Clients.Client(context.ConnectionId);
        return AddAsync(context, null, agent, serverEvent => ClientEvents.SendAsync(client, serverEvent));
    }

    /// <summary>The agent's lease ends with his connection; a buyer leaves nothing behind.</summary>
    public async Task RemoveAsync(HubCallerContext context)
    {
        if (registry.Find(new(context.ConnectionId)) is not { } connection)
            return;
        registry.Remove(connection);
        if (connection is { Agent: { } agent, Opened: true })
            await presence.DisconnectedAsync(agent, connection.Id, CancellationToken.None);
        logger.Disconnected(context.ConnectionId, ShopOf(connection), WhoIs(connection));
    }

    private Task AddAsync(HubCallerContext context, BuyerIdentity? buyer, AgentIdentity? agent, Func<ServerEvent, Task> send)
    {
        var calls = new TokenBucket(limits.Value.CallsPerSecond, limits.Value.CallBurst, clock);
        var connection = new ClientConnection(new(context.ConnectionId), buyer, agent, send, context.Abort, calls, registry.Attend, clock);
        registry.Add(connection);
        logger.Connected(context.ConnectionId, ShopOf(connection), WhoIs(connection));
        return Task.CompletedTask;
    }

    private static ShopId ShopOf(ClientConnection connection) => connection.Agent?.Shop ?? connection.Buyer!.Shop;

    private static string WhoIs(ClientConnection connection) => connection.Agent?.Agent.Value ?? connection.Buyer!.Buyer.Value;
}
