using ChatRouter.Core.Conversations;

namespace ChatRouter.Core.Routing.InMemory;

/// <summary>Conversations given and taken by people.</summary>
internal static class Handing
{
    public static DispatchResult Transfer(ShopState shop, TransferConversation command)
    {
        if (!shop.Conversations.TryGetValue(command.Conversation, out var conversation))
            return shop.Refused(RefusalCode.UnknownConversation);
        if (command.Version != conversation.Version)
            return shop.Refused(RefusalCode.Stale, Placing.Where(shop, conversation));

        return command.ToGroup is { } group
            ? ToGroup(shop, conversation, group, command.By)
            : ToAgent(shop, conversation, command.ToAgent);
    }

    public static DispatchResult Take(ShopState shop, TakeConversation command)
    {
        if (!shop.Conversations.TryGetValue(command.Conversation, out var conversation))
            return shop.Refused(RefusalCode.UnknownConversation);
        if (!shop.Agents.TryGetValue(command.Agent, out var agent))
            return shop.Refused(RefusalCode.UnknownAgent);
        if (conversation.Owner == agent)
            return shop.Ignored(Placing.Where(shop, conversation));
        if (command.Version != conversation.Version)
            return shop.Refused(RefusalCode.Stale, Placing.Where(shop, conversation));
        if (!agent.Enabled)
            return shop.Refused(RefusalCode.AgentDisabled);
        if (!agent.Reachable)
            return shop.Refused(RefusalCode.AgentOffline);

        var choice = default(Choice);
        choice.Take(agent, RouteReason.Taken);
        return Finish(shop, Placing.Apply(shop, conversation, choice));
    }

    private static DispatchResult ToAgent(ShopState shop, Conversation conversation, AgentId? target)
    {
        if (target is not { } id || !shop.Agents.TryGetValue(id, out var agent))
            return shop.Refused(RefusalCode.UnknownAgent);
        if (conversation.Owner == agent)
            return shop.Ignored(Placing.Where(shop, conversation));
        if (!agent.Reachable)
            return shop.Refused(RefusalCode.TargetOffline);

        var giver = conversation.Owner;
        conversation.Asked = null;
        var choice = new Choice { Notes = RouteNotes.Transferred };
        choice.Take(agent, RouteReason.Named);
        LeaveGiver(shop, conversation, giver);
        var decision = Placing.Apply(shop, conversation, choice);
        shop.Meet(conversation.Buyer, agent, shop.Now);
        return Finish(shop, decision);
    }

    private static DispatchResult ToGroup(ShopState shop, Conversation conversation, GroupId group, AgentId by)
    {
        if (!shop.Pools.HasGroup(group))
            return shop.Refused(RefusalCode.UnknownGroup);

        var pool = shop.Pools.OfGroup(group, shop);
        var giver = conversation.Owner ?? shop.Agents.GetValueOrDefault(by);
        if (pool.Online - (IsOnlineIn(pool, giver) ? 1 : 0) <= 0)
            return shop.Refused(RefusalCode.TargetOffline);

        conversation.Asked = null;
        conversation.TransferredTo = pool;
        conversation.Excluded = giver;
        LeaveGiver(shop, conversation, conversation.Owner);
        if (conversation.Placement == Placement.Queued)
            Conversations.MoveHome(shop, conversation);
        var decision = Placing.Decide(shop, conversation, new Attempt(RouteNotes.Transferred))!;
        if (conversation.Owner is { } receiver)
            shop.Meet(conversation.Buyer, receiver, shop.Now);
        return Finish(shop, decision);
    }

    private static bool IsOnlineIn(Pool pool, AgentEntry? agent) =>
        agent is { State: AgentState.Online } && agent.SlotIn(pool) >= 0;

    private static void LeaveGiver(ShopState shop, Conversation conversation, AgentEntry? giver)
    {
        if (giver is null)
            return;

        conversation.Buyer.Forget(giver);
        if (!conversation.TurnOpen)
            conversation.WaitingSince = shop.Now;
    }

    private static DispatchResult Finish(ShopState shop, Decision decision)
    {
        Timers.Finish(shop);
        return shop.Done(decision);
    }
}
