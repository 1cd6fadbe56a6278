namespace ChatRouter.Core.Delivery;

/// <summary>Pushes events to connections. A push is a hint: it never waits for a client, may be lost, and is repaired by heads and sync.</summary>
public interface IDelivery
{
    /// <summary>To every connection of the buyer but <paramref name="except"/>.</summary>
    void ToBuyer(ShopId shop, BuyerId buyer, ServerEvent serverEvent, ConnectionId? except = null);

    /// <summary>To every connection of the agent but <paramref name="except"/>.</summary>
    void ToAgent(ShopId shop, AgentId agent, ServerEvent serverEvent, ConnectionId? except = null);

    /// <summary>To every connected agent of the shop.</summary>
    void ToAgents(ShopId shop, ServerEvent serverEvent);

    /// <summary>To every connected supervisor and admin of the shop.</summary>
    void ToSupervisors(ShopId shop, ServerEvent serverEvent);
}
