using ChatRouter.Core.Delivery;
using ChatRouter.Core.Shops;

namespace ChatRouter.Server.Delivery;

/// <summary>Pushes to the connections of this node.</summary>
public sealed class HubDelivery(ConnectionRegistry connections) : IDelivery
{
    public void ToBuyer(ShopId shop, BuyerId buyer, ServerEvent serverEvent, ConnectionId? except = null) =>
        Push(connections.OfBuyer(shop, buyer), serverEvent, except);

    public void ToAgent(ShopId shop, AgentId agent, ServerEvent serverEvent, ConnectionId? except = null) =>
        Push(connections.OfAgent(shop, agent), serverEvent, except);

    public void ToAgents(ShopId shop, ServerEvent serverEvent) =>
        Push(connections.AgentsOf(shop), serverEvent, null);

    public void ToSupervisors(ShopId shop, ServerEvent serverEvent) =>
        Push(Array.FindAll(connections.AgentsOf(shop), connection => connection.Agent!.Role != AccountRole.Agent), serverEvent, null);

    private static void Push(ClientConnection[] targets, ServerEvent serverEvent, ConnectionId? except)
    {
        var message = (serverEvent as MessageArrived)?.Message;
        foreach (var connection in targets)
        {
            if (!connection.Opened)
                continue;
            if (message is not null)
                connection.Rose(message.ConversationId, message.Seq);
            if (connection.Id != except)
                connection.Push(serverEvent);
        }
    }
}
