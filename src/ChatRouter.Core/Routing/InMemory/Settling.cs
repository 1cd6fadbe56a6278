namespace ChatRouter.Core.Routing.InMemory;

/// <summary>What follows every event: the waiting are routed again as far as the event can have changed something, then the offline pool's rounds.</summary>
internal static class Settling
{
    public static void Settle(ShopState shop)
    {
        if (shop.HasWaiting)
            shop.Queue.Settle();
        if (shop.Arrivals.Count == 0)
            return;

        // The queue is served before the pool.
        foreach (var agent in shop.Arrivals)
        {
            if (shop.HasOffline && agent.State == AgentState.Online)
                shop.OfflinePool.Join(agent);
        }

        shop.Arrivals.Clear();
    }
}
