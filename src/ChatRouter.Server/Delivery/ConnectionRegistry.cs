using System.Collections.Concurrent;

namespace ChatRouter.Server.Delivery;

/// <summary>The connections of this node, by whose they are.</summary>
public sealed class ConnectionRegistry
{
    private readonly ConcurrentDictionary<ConnectionId, ClientConnection> _all = new();
    private readonly ConcurrentDictionary<(ShopId, BuyerId), ClientConnection[]> _buyers = new();
    private readonly ConcurrentDictionary<(ShopId, AgentId), ClientConnection[]> _agents = new();
    private readonly ConcurrentDictionary<ShopId, ClientConnection[]> _agentsOfShop = new();
    private readonly ConcurrentDictionary<ShopId, ClientConnection[]> _supervisorsOfShop = new();

    private readonly ConcurrentDictionary<ClientConnection, byte> _attended = new();

    public IEnumerable<ClientConnection> All => _all.Select(entry => entry.Value);

    /// <summary>Those that have to be looked after; idle buyers are not among them.</summary>
    public IEnumerable<ClientConnection> Attended => _attended.Select(entry => entry.Key);

    /// <summary>The agents' connections, shop by shop.</summary>
    public IEnumerable<(ShopId Shop, ClientConnection[] Agents)> AgentsByShop => _agentsOfShop.Select(entry => (entry.Key, entry.Value));

    /// <summary>The connections of supervisors' pages, shop by shop.</summary>
    public IEnumerable<(ShopId Shop, ClientConnection[] Supervisors)> SupervisorsByShop => _supervisorsOfShop.Select(entry => (entry.Key, entry.Value));

    public int Count => _all.Count;

    public ClientConnection? Find(ConnectionId id) => _all.GetValueOrDefault(id);

    public ClientConnection[] OfBuyer(ShopId shop, BuyerId buyer) => _buyers.GetValueOrDefault((shop, buyer), []);

    public ClientConnection[] OfAgent(ShopId shop, AgentId agent) => _agents.GetValueOrDefault((shop, agent), []);

    public ClientConnection[] AgentsOf(ShopId shop) => _agentsOfShop.GetValueOrDefault(shop, []);

    public void Add(ClientConnection connection)
    {
        _all[connection.Id] = connection;
        Attend(connection);
        if (connection.Buyer is { } buyer)
            Add(_buyers, (buyer.Shop, buyer.Buyer), connection);
        if (connection.Agent is { } agent)
        {
            Add(_agents, (agent.Shop, agent.Agent), connection);
            Add(_agentsOfShop, agent.Shop, connection);
        }

        if (connection.Supervisor is { } supervisor)
            Add(_supervisorsOfShop, supervisor.Shop, connection);
    }

    public void Remove(ClientConnection connection)
    {
        _all.TryRemove(connection.Id, out _);
        _attended.TryRemove(connection, out _);
        if (connection.Buyer is { } buyer)
            Remove(_buyers, (buyer.Shop, buyer.Buyer), connection);
        if (connection.Agent is { } agent)
        {
            Remove(_agents, (agent.Shop, agent.Agent), connection);
            Remove(_agentsOfShop, agent.Shop, connection);
        }

        if (connection.Supervisor is { } supervisor)
            Remove(_supervisorsOfShop, supervisor.Shop, connection);
    }

    /// <summary>The connection has to be looked after from now on.</summary>
    public void Attend(ClientConnection connection) => _attended.TryAdd(connection, 0);

    /// <summary>Leaves the connection alone if nothing is to be done for it; agents' never, because of their leases.</summary>
    public void LetRest(ClientConnection connection)
    {
        // Out first: a push meanwhile finds it attended and leaves it to the second look here, a push afterwards puts it in again.
        if (connection.Agent is null && _attended.TryRemove(connection, out _) && !connection.TryRest() && _all.ContainsKey(connection.Id))
            Attend(connection);
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
