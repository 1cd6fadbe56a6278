using System.Collections.Concurrent;

namespace ChatRouter.Server.Delivery;

/// <summary>The connections of this node, by whose they are.</summary>
public sealed class ConnectionRegistry
{
    private readonly ConcurrentDictionary<ConnectionId, ClientConnection> all = new();
    private readonly ConcurrentDictionary<(ShopId, BuyerId), ClientConnection[]> buyers = new();
    private readonly ConcurrentDictionary<(ShopId, AgentId), ClientConnection[]> agents = new();
    private readonly ConcurrentDictionary<ShopId, ClientConnection[]> agentsOfShop = new();

    public IEnumerable<ClientConnection> All => all.Select(entry => entry.Value);

    public int Count => all.Count;

    public ClientConnection? Find(ConnectionId id) => all.GetValueOrDefault(id);

    public ClientConnection[] OfBuyer(ShopId shop, BuyerId buyer) => buyers.GetValueOrDefault((shop, buyer), []);

    public ClientConnection[] OfAgent(ShopId shop, AgentId agent) => agents.GetValueOrDefault((shop, agent), []);

    public ClientConnection[] AgentsOf(ShopId shop) => agentsOfShop.GetValueOrDefault(shop, []);

    public void Add(ClientConnection connection)
    {
        all[connection.Id] = connection;
        if (connection.Buyer is { } buyer)
            Add(buyers, (buyer.Shop, buyer.Buyer), connection);
        if (connection.Agent is { } agent)
        {
            Add(agents, (agent.Shop, agent.Agent), connection);
            Add(agentsOfShop, agent.Shop, connection);
        }
    }

    public void Remove(ClientConnection connection)
    {
        all.TryRemove(connection.Id, out _);
        if (connection.Buyer is { } buyer)
            Remove(buyers, (buyer.Shop, buyer.Buyer), connection);
        if (connection.Agent is { } agent)
        {
            Remove(agents, (agent.Shop, agent.Agent), connection);
            Remove(agentsOfShop, agent.Shop, connection);
        }
    }

    private static void Add<TKey>(ConcurrentDictionary<TKey, ClientConnection[]> map, TKey key, ClientConnection connection) where TKey : notnull =>
        map.AddOrUpdate(key, static (_, added) => [added], static (_, before, added) => [.. before, added], connection);

    private static void Remove<TKey>(ConcurrentDictionary<TKey, ClientConnection[]> map, TKey key, ClientConnection connection) where TKey : notnull
    {
        while (map.TryGetValue(key, out var before))
        {
            var rest = Array.FindAll(before, other => other != connection);
            if (rest.Length == 0 ? map.TryRemove(new(key, before)) : map.TryUpdate(key, rest, before))
                return;
        }
    }
}
