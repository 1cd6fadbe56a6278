using ChatRouter.Core.Conversations;

namespace ChatRouter.Core.Routing.InMemory;

/// <summary>The life of a conversation in the dispatcher: opened, put where the journal has it, moved in line, forgotten.</summary>
internal static class Conversations
{
    public static Conversation Open(ShopState shop, ConversationId id, BuyerId buyerId, int version)
    {
        var buyer = shop.Buyer(buyerId);

        // At most one is open: the other's end has not been told yet.
        if (buyer.Conversation is { } ended)
        {
            Forget(shop, ended);
            buyer = shop.Buyer(buyerId);
        }

        if (buyer.IsIdle)
            shop.IdleBuyers.Remove(buyer);
        var conversation = new Conversation(id, buyer) { Version = version };
        buyer.Conversation = conversation;
        shop.Conversations.Add(id, conversation);
        return conversation;
    }

    /// <summary>A message that concerns the turn is known.</summary>
    public static void Count(Conversation conversation, long seq)
    {
        conversation.TurnSeq = seq;
        conversation.Seq = Math.Max(conversation.Seq, seq);
    }

    /// <summary>Nothing is left but the buyer's contacts.</summary>
    public static void Forget(ShopState shop, Conversation conversation)
    {
        Placing.Detach(shop, conversation, served: false);
        conversation.Placement = Placement.Closed;
        shop.Deadlines.Remove(conversation);
        shop.Conversations.Remove(conversation.Id);
        conversation.Buyer.Conversation = null;
        shop.IdleBuyers.Add(conversation.Buyer);
    }

    /// <summary>Takes over the journal's owner, unless a later decision is on its way there.</summary>
    public static void Adopt(ShopState shop, Conversation conversation, AgentEntry? owner, int version)
    {
        if (version < conversation.Version || (version == conversation.Version && owner == conversation.Owner))
            return;

        Placing.Detach(shop, conversation, served: false);
        conversation.Version = version;
        conversation.Owner = owner;
        conversation.Placement = owner is null ? Placement.Unplaced : Placement.Owned;
        conversation.PlacedAt = shop.Now;
        conversation.Pool = null;
        conversation.Overflowed = false;
        Placing.Attach(shop, conversation);
    }

    /// <summary>Changes what its place in line depends on.</summary>
    public static void Rekey(ShopState shop, Conversation conversation, int priority, long? turnOpenedAt)
    {
        if (priority == conversation.Priority && turnOpenedAt is null)
            return;

        if (conversation.Placement == Placement.Queued)
            shop.Queue.Withdraw(conversation);
        else if (conversation.Placement == Placement.OfflinePool && turnOpenedAt is not null)
            shop.OfflinePool.Leave(conversation);

        conversation.Priority = priority;
        if (turnOpenedAt is { } openedAt)
            Ownership.OpenTurn(shop, conversation, openedAt);

        if (conversation.Placement == Placement.Queued)
            shop.Queue.Insert(conversation);
        else if (conversation.Placement == Placement.OfflinePool && turnOpenedAt is not null)
            shop.OfflinePool.Enter(conversation);
    }

    /// <summary>The order state or the group that the page names changed: another home lets <c>overflowAfter</c> begin anew.</summary>
    public static void MoveHome(ShopState shop, Conversation conversation)
    {
        var home = PoolRules.HomeOf(shop, conversation);
        if (home == conversation.Home)
            return;

        conversation.Home = home;
        conversation.Overflowed = false;
        conversation.OverflowFrom = shop.Now;
        Timers.Arm(shop, conversation);
    }
}
