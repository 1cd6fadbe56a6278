using ChatRouter.Core.Conversations;

namespace ChatRouter.Core.Routing.InMemory;

/// <summary>A supervisor changes the queue's order.</summary>
internal static class Reordering
{
    public static DispatchResult Apply(ShopState shop, ReorderConversation command)
    {
        if (!shop.Conversations.TryGetValue(command.Conversation, out var conversation))
            return shop.Refused(RefusalCode.UnknownConversation);
        if (conversation.Placement != Placement.Queued)
            return shop.Refused(RefusalCode.NotWaiting, Placing.Where(shop, conversation));
        if (conversation.Version != command.Version)
            return shop.Refused(RefusalCode.Stale, Placing.Where(shop, conversation));
        var priority = Math.Clamp(command.Class, 0, ReorderConversation.Front);
        if (priority == conversation.Priority)
            return shop.Ignored(Placing.Where(shop, conversation));

        Conversations.Rekey(shop, conversation, priority, turnOpenedAt: null);
        Timers.Arm(shop, conversation);
        var decision = Placing.Renew(shop, conversation, conversation.Notes | RouteNotes.Reordered);
        Timers.Finish(shop);
        return shop.Done(decision);
    }
}
