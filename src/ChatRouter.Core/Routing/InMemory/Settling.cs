namespace ChatRouter.Core.Routing.InMemory;

/// <summary>What follows every event: the waiting are routed again as far as the event can have changed something, then the offline pool's rounds.</summary>
internal static class Settling
{
    public static void Settle(ShopState shop)
    {
        if (shop.HasWaiting)
            shop.Queue.Settle();
        if (shop.Arrivals is not { } arrivals)
            return;

        // The queue is served before the pool.
        shop.Arrivals = null;
        foreach (var agent in arrivals)
        {
            if (shop.HasOffline && agent.State == AgentState.Online)
                shop.OfflinePool.Join(agent);
        }
    }
}
