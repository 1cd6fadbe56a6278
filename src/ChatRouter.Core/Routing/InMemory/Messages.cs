using ChatRouter.Core.Conversations;

namespace ChatRouter.Core.Routing.InMemory;

/// <summary>What buyers and agents write, and what becomes of the conversation by it.</summary>
internal static class Messages
{
    public static DispatchResult Route(ShopState shop, RouteConversation message)
    {
        shop.Conversations.TryGetValue(message.Conversation, out var conversation);
        if (conversation is not null && IsKnown(conversation, message))
            return shop.Ignored(Placing.Where(shop, conversation));

        var owner = OwnerOf(shop, conversation, message);
        var stays = owner is not null && Keeps(owner, turnOpen: conversation is { TurnOpen: true } || message.TurnOpenedAt < message.At);
        if (!stays && Guard(shop, message) is var code and not RefusalCode.None)
            return shop.Refused(code, conversation is null ? null : Placing.Where(shop, conversation));

        conversation ??= Conversations.Open(shop, message.Conversation, message.Buyer, message.Version);
        Conversations.Adopt(shop, conversation, owner, message.Version);
        Hear(shop, conversation, message);
        var decision = stays ? Deliver(shop, conversation) : Find(shop, conversation, message);
        Timers.Finish(shop);
        return shop.Done(decision);
    }

    public static DispatchResult TurnClosed(ShopState shop, TurnClosed answer)
    {
        if (!shop.Conversations.TryGetValue(answer.Conversation, out var conversation))
            return shop.Refused(RefusalCode.UnknownConversation);
        if (IsKnown(conversation, answer))
            return shop.Ignored();
        if (conversation.Owner?.Id != answer.Agent || (answer.Agent is null && conversation.Placement != Placement.HeldByBot))
            return shop.Refused(RefusalCode.NotOwner);

        Conversations.Count(conversation, answer.Seq);
        if (answer.Answered)
        {
            conversation.LastPublicAt = shop.Now;
            if (conversation.Owner is { } owner)
                shop.Meet(conversation.Buyer, owner, shop.Now);
        }

        Ownership.CloseTurn(shop, conversation);
        Timers.Arm(shop, conversation);
        Timers.Finish(shop);
        return shop.Done();
    }

    public static void Touch(ShopState shop, ConversationTouched message)
    {
        if (!shop.Conversations.TryGetValue(message.Conversation, out var conversation) || message.Seq <= conversation.Seq)
            return;

        // The timer that this moves is looked at when its old time comes.
        conversation.Seq = message.Seq;
        conversation.LastPublicAt = shop.Now;
        if (message.Contact is { } contact && conversation.Owner is { } owner && owner.Id == contact)
            shop.Meet(conversation.Buyer, owner, shop.Now);
    }

    public static DispatchResult Close(ShopState shop, ConversationId id)
    {
        if (!shop.Conversations.TryGetValue(id, out var conversation))
            return shop.Ignored();

        Conversations.Forget(shop, conversation);
        Timers.Finish(shop);
        return shop.Done();
    }

    public static DispatchResult LeaveQueue(ShopState shop, ConversationId id)
    {
        if (!shop.Conversations.TryGetValue(id, out var conversation))
            return shop.Refused(RefusalCode.UnknownConversation);
        if (conversation.Placement != Placement.Queued)
            return shop.Refused(RefusalCode.NotWaiting, Placing.Where(shop, conversation));

        var decision = Timers.GiveUpWaiting(shop, conversation, RouteReason.BuyerLeftQueue);
        Timers.Finish(shop);
        return shop.Done(decision);
    }

    public static DispatchResult ChangeOrderState(ShopState shop, OrderStateChanged change)
    {
        var buyer = shop.Buyer(change.Buyer);
        SetOrderState(shop, buyer, change.OrderState);
        if (buyer.Conversation is not { } conversation)
        {
            shop.IdleBuyers.Add(buyer);
            return shop.Done();
        }

        var decision = conversation.Placement == Placement.Queued
            ? Placing.Decide(shop, conversation, new Attempt(RouteNotes.None))
            : Placing.Where(shop, conversation);
        Timers.Finish(shop);
        return shop.Done(decision);
    }

    private static bool IsKnown(Conversation conversation, RouteConversation message) =>
        message.HandsOver ? conversation.Placement != Placement.HeldByBot : message.Seq <= conversation.TurnSeq;

    // "No reply needed" is no message: it carries the number of the one that needs none.
    private static bool IsKnown(Conversation conversation, TurnClosed answer) =>
        answer.Answered ? answer.Seq <= conversation.TurnSeq : answer.Seq < conversation.TurnSeq || !conversation.TurnOpen;

    /// <summary>Rule 0: he is there, or at least finishes this turn before he goes off duty.</summary>
    public static bool Keeps(AgentEntry owner, bool turnOpen) =>
        owner.State != AgentState.Offline && (owner.OnDuty || turnOpen);

    /// <summary>Rule 1.</summary>
    public static RefusalCode Guard(ShopState shop, RouteConversation message) =>
        message.BuyerBlocked ? RefusalCode.BuyerBlocked
        : !shop.Policy.Settings.Enabled ? RefusalCode.ShopDisabled
        : RefusalCode.None;

    // The journal's owner holds where it knows a later version, or another owner of the same.
    private static AgentEntry? OwnerOf(ShopState shop, Conversation? conversation, RouteConversation message)
    {
        if (conversation is not null && message.Version < conversation.Version)
            return conversation.Owner;

        return message.Owner is { } owner ? shop.Agent(owner) : null;
    }

    private static void Hear(ShopState shop, Conversation conversation, RouteConversation message)
    {
        var openedAt = Math.Min(message.TurnOpenedAt.ToUnixTimeMilliseconds(), shop.Now);
        Conversations.Count(conversation, message.Seq);
        conversation.LastPublicAt = shop.Now;
        if (message.Group is { } asked && shop.Pools.HasGroup(asked.Group))
            Ask(shop, conversation, asked);
        if (message.OrderState is { } state)
            SetOrderState(shop, conversation.Buyer, state);

        // Whom a supervisor put in front, no message takes back.
        var priority = message.Priority is { } given && conversation.Priority <= Policy.HighestClass ? Math.Clamp(given, 0, Policy.HighestClass) : conversation.Priority;
        var opens = !conversation.TurnOpen || conversation.TurnOpenedAt < openedAt;
        Conversations.Rekey(shop, conversation, priority, opens ? openedAt : null);
        Timers.Arm(shop, conversation);
    }

    private static Decision Deliver(ShopState shop, Conversation conversation)
    {
        shop.Meet(conversation.Buyer, conversation.Owner!, shop.Now);
        var choice = default(Choice);
        choice.Take(conversation.Owner!, RouteReason.Owner);
        return Placing.Apply(shop, conversation, choice);
    }

    private static Decision? Find(ShopState shop, Conversation conversation, RouteConversation message) =>
        Placing.Decide(shop, conversation, AttemptOf(shop, conversation, message));

    /// <summary>How the rules are asked where nobody present owns the conversation.</summary>
    public static Attempt AttemptOf(ShopState shop, Conversation conversation, RouteConversation message)
    {
        var notes = conversation.Owner is null ? RouteNotes.None : RouteNotes.OwnerOffline;
        if (message.Group is { } asked && !shop.Pools.HasGroup(asked.Group))
            notes |= RouteNotes.GroupUnknown;
        var named = message.Named is { } id ? shop.Agents.GetValueOrDefault(id) : null;
        return new Attempt(notes, Named: named, HeldByBot: message.HeldByBot);
    }

    private static void Ask(ShopState shop, Conversation conversation, GroupHint group)
    {
        conversation.Asked = group;
        if (conversation.Placement == Placement.Queued)
            Conversations.MoveHome(shop, conversation);
    }

    private static void SetOrderState(ShopState shop, BuyerEntry buyer, OrderState state)
    {
        buyer.OrderState = state;
        if (buyer.Conversation is { Placement: Placement.Queued } conversation)
            Conversations.MoveHome(shop, conversation);
    }
}
