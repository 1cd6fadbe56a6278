using System.Collections.Concurrent;
using ChatRouter.Core.Nodes;

namespace ChatRouter.Redis.Nodes;

/// <summary>What this node holds, shop by shop.</summary>
internal sealed class Holdings(NodeDirectory directory, Action<ShopHoldings, Exception?> failed)
{
    private readonly ConcurrentDictionary<ShopId, ShopHoldings> _shops = new();
    private readonly ConcurrentDictionary<ShopHoldings, byte> _empty = new();

    public IEnumerable<ShopHoldings> Shops => _shops.Select(entry => entry.Value);

    public ShopHoldings? Find(ShopId shop) => _shops.GetValueOrDefault(shop);

    public ShopHoldings FindOrAdd(ShopId shop) => _shops.GetOrAdd(shop, added => new(added, directory, empty => _empty.TryAdd(empty, 0), failed));

    public Task ArriveAsync(Participant who, ConnectionId connection)
    {
        while (true)
        {
            var shop = FindOrAdd(who.Shop);
            if (shop.Arrive(who, connection) is { } told)
                return told;
            _shops.TryRemove(new(who.Shop, shop));
        }
    }

    public Task LeaveAsync(Participant who, ConnectionId connection) => Find(who.Shop)?.Leave(who, connection) ?? Task.CompletedTask;

    /// <summary>Lets go of shops of which nothing has been held for a while.</summary>
    public async Task EndEmptyAsync(NodeLease lease)
    {
        foreach (var (shop, _) in _empty)
        {
            _empty.TryRemove(shop, out _);
            if (await shop.EndAsync(lease))
                _shops.TryRemove(new(shop.Shop, shop));
        }
    }
}
