namespace ChatRouter.Core.Routing.InMemory;

/// <summary>New settings, groups and dedicated agents of a running shop.</summary>
internal static class Configuring
{
    public static DispatchResult Apply(ShopState shop, ConfigureShop command)
    {
        var waiting = shop.HasWaiting ? shop.Queue.All() : [];
        foreach (var conversation in waiting)
            shop.Queue.Withdraw(conversation);

        shop.AwaitsConversations &= command.AwaitsConversations;
        shop.Policy = new Policy(command.Settings);
        if (command.Dedicated.Count > 0 || shop.Dedicated.Count > 0)
            shop.Dedicated = new Dictionary<BuyerId, AgentId>(command.Dedicated);
        shop.Pools.Configure(command.Groups, shop.Policy);
        var changed = Staff.Assign(shop, command.Agents);
        foreach (var agent in shop.Agents.Values)
        {
            agent.Capacity = agent.OwnCapacity ?? command.Settings.DefaultCapacity;
            agent.Class = Standing.Classify(shop.Policy, agent);
        }

        shop.Pools.Refill(shop);
        foreach (var conversation in waiting)
            Return(shop, conversation);
        foreach (var conversation in shop.Conversations.Values)
            Timers.Arm(shop, conversation);
        foreach (var agent in changed)
            Staff.Appear(shop, agent);

        Array.Sort(waiting, ConversationLine.ByClass);
        if (waiting.Length > 0)
            shop.Queue.Route(waiting);
        Timers.Finish(shop);
        return shop.Done();
    }

    // Back in line, by the new classes, claims and homes; a group that is gone is no goal of a transfer any more.
    private static void Return(ShopState shop, Conversation conversation)
    {
        if (conversation.TransferredTo is { } target && !shop.Pools.HasGroup(target.Groups[0]))
            conversation.TransferredTo = null;

        conversation.Home = PoolRules.HomeOf(shop, conversation);
        var overflow = Policy.Later(conversation.OverflowFrom, conversation.Home.OverflowAfter);
        conversation.Overflowed = !conversation.Home.IsWholeShop && overflow <= shop.Now;
        shop.Queue.Insert(conversation);
    }
}
