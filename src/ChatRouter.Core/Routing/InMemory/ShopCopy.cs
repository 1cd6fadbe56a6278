using ChatRouter.Core.Conversations;

namespace ChatRouter.Core.Routing.InMemory;

/// <summary>A shop's state as far as the rules look at it for one buyer, made anew from what a dispatcher shows of it.</summary>
internal static class ShopCopy
{
    /// <param name="configuration">The settings to follow, every agent's among them.</param>
    /// <param name="present">Who is there and what they carry; none: nobody.</param>
    public static ShopState Of(ConfigureShop configuration, ShopView? present)
    {
        var shop = new ShopState(configuration.Shop) { Now = configuration.At.ToUnixTimeMilliseconds() };
        Configuring.Apply(shop, configuration with { Agents = [] });
        Staff.Assign(shop, configuration.Agents);
        foreach (var agent in present?.Agents ?? [])
            Resume(shop.Agent(agent.Agent), agent);
        foreach (var agent in shop.Agents.Values)
        {
            agent.State = Presence.Effective(agent);
            agent.Class = Standing.Classify(shop.Policy, agent);
        }

        foreach (var known in present?.Pools ?? [])
        {
            if (shop.Pools.Find(known.Pool) is { } pool)
                Pools.Filled(pool, shop).Resume(known, shop.Policy);
        }

        foreach (var waiting in present?.Conversations.Where(conversation => conversation.Placement == Placement.Queued) ?? [])
            shop.Queue.Enter(Waiting(shop, waiting));
        return shop;
    }

    /// <summary>The buyer with his contacts and his conversation.</summary>
    public static Conversation Add(ShopState shop, ShopView? present, IReadOnlyList<ContactTruth> contacts, RouteConversation message)
    {
        var known = present?.Conversations.FirstOrDefault(conversation => conversation.Buyer == message.Buyer);
        var buyer = shop.Buyer(message.Buyer);
        buyer.OrderState = message.OrderState ?? known?.OrderState ?? OrderState.None;
        foreach (var contact in contacts.Where(contact => contact.Buyer == message.Buyer))
            shop.Meet(buyer, shop.Agent(contact.Agent), Math.Min(contact.At.ToUnixTimeMilliseconds(), shop.Now));
        buyer.Conversation = known is null ? new(message.Conversation, buyer) : Known(shop, buyer, known);
        if (message.Group is { } asked && shop.Pools.HasGroup(asked.Group))
            buyer.Conversation.Asked = asked;
        return buyer.Conversation;
    }

    private static Conversation Known(ShopState shop, BuyerEntry buyer, ConversationView known) => new(known.Conversation, buyer)
    {
        Owner = known.Owner is { } owner ? shop.Agent(owner) : null,
        TurnOpen = known.TurnOpen,
        Placement = known.Placement,
    };

    private static void Resume(AgentEntry agent, AgentView known)
    {
        agent.Wanted = known.Wanted;
        agent.Leases = known.Connections > 0 ? new Lease(new(known.Agent.Value), agent) : null;
        agent.GraceUntil = known.GraceUntil?.ToUnixTimeMilliseconds() ?? Timed.Never;
        agent.GuardUntil = known.GuardUntil?.ToUnixTimeMilliseconds() ?? Timed.Never;
        (agent.Pending, agent.Active, agent.Owned) = (known.Pending, known.Active, known.Owned);
    }

    private static Conversation Waiting(ShopState shop, ConversationView known) => new(known.Conversation, new BuyerEntry(known.Buyer) { OrderState = known.OrderState })
    {
        Placement = Placement.Queued,
        Pool = Pools.Filled(known.Pool is { } id && shop.Pools.Find(id) is { } pool ? pool : shop.Pools.WholeShop, shop),
        Priority = known.Priority,
        WaitingSince = known.WaitingSince.ToUnixTimeMilliseconds(),
    };
}
