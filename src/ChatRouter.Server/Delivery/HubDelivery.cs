using ChatRouter.Core.Delivery;
using ChatRouter.Core.Nodes;
using ChatRouter.Core.Shops;

namespace ChatRouter.Server.Delivery;

/// <summary>Pushes to the connections of this node, and by the bus to those of others.</summary>
public sealed class HubDelivery : IDelivery
{
    private readonly ConnectionRegistry _connections;
    private readonly INodeBus _bus;

    public HubDelivery(ConnectionRegistry connections, INodeBus bus)
    {
        (_connections, _bus) = (connections, bus);
        bus.Received += (audience, serverEvent) => Push(OfAudience(audience), serverEvent, null);
    }

    public void ToBuyer(ShopId shop, BuyerId buyer, ServerEvent serverEvent, ConnectionId? except = null) =>
        Push(Audience.Of(Participant.Of(shop, buyer)), serverEvent, except);

    public void ToAgent(ShopId shop, AgentId agent, ServerEvent serverEvent, ConnectionId? except = null) =>
        Push(Audience.Of(Participant.Of(shop, agent)), serverEvent, except);

    public void ToAgents(ShopId shop, ServerEvent serverEvent) => Push(Audience.AgentsOf(shop), serverEvent, null);

    public void ToSupervisors(ShopId shop, ServerEvent serverEvent) => Push(Audience.SupervisorsOf(shop), serverEvent, null);

    private void Push(Audience audience, ServerEvent serverEvent, ConnectionId? except)
    {
        Push(OfAudience(audience), serverEvent, except);
        _bus.Publish(audience, serverEvent);
    }

    private ClientConnection[] OfAudience(Audience audience) => audience switch
    {
        { Who: { IsAgent: true, Agent: { } agent } } => _connections.OfAgent(audience.Shop, agent),
        { Who.Buyer: { } buyer } => _connections.OfBuyer(audience.Shop, buyer),
        { Kind: AudienceKind.Supervisors } => Array.FindAll(_connections.AgentsOf(audience.Shop), connection => connection.Agent!.Role.Includes(AccountRole.Supervisor)),
        _ => _connections.AgentsOf(audience.Shop),
    };

    private static void Push(ClientConnection[] targets, ServerEvent serverEvent, ConnectionId? except)
    {
        var message = (serverEvent as MessageArrived)?.Message;
        var left = (serverEvent as ConversationUnassigned)?.ConversationId;
        foreach (var connection in targets)
        {
            if (!connection.Opened)
                continue;
            if (message is not null)
                connection.Rose(message.ConversationId, message.Seq);
            if (left is { } conversation)
                connection.Left(conversation);
            if (connection.Id != except)
                connection.Push(serverEvent);
        }
    }
}
