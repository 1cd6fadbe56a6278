namespace ChatRouter.Core.Routing.InMemory;

/// <summary>Keeps an agent's class, and with it his pools, equal to what he is and carries.</summary>
internal static class Standing
{
    /// <summary>Anything about the agent changed: state, load, capacity, weight, switches.</summary>
    public static void Update(ShopState shop, AgentEntry agent)
    {
        var was = agent.Class;
        var now = Classify(shop.Policy, agent);
        agent.Class = now;
        if (was != now || now == AgentClass.Busy)
            Move(shop, agent, was, now);
        if (shop.HasWaiting)
            shop.Queue.Ready(agent);
    }

    public static AgentClass Classify(Policy policy, AgentEntry agent) => agent.State switch
    {
        AgentState.Offline => AgentClass.Offline,
        _ when agent.IsOffDuty => AgentClass.OffDuty,
        AgentState.Paused => AgentClass.Paused,
        AgentState.Grace => AgentClass.Grace,
        _ when agent.Weight <= 0 || agent.NoSplit => AgentClass.Unsplit,
        _ when agent.Full => AgentClass.Full,
        _ when agent.GuardUntil != Timed.Never => AgentClass.Guarded,

        // Judged before the new conversation is added, hence > and not >=.
        _ => agent.Pending > policy.Settings.BusyAbove ? AgentClass.Busy : AgentClass.Calm,
    };

    private static void Move(ShopState shop, AgentEntry agent, AgentClass was, AgentClass now)
    {
        var pausedCounts = shop.Policy.Settings.QueueWhenPaused;
        foreach (var (pool, slot) in agent.Memberships)
        {
            if (!shop.HasWaiting)
            {
                pool.Move(slot, was, now, shop.Policy);
                continue;
            }

            var mood = pool.Mood(pausedCounts);
            pool.Move(slot, was, now, shop.Policy);
            if (mood != pool.Mood(pausedCounts))
                shop.Queue.Unsettle(pool);
        }
    }
}
