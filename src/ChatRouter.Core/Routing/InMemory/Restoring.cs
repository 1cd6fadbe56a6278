using ChatRouter.Core.Conversations;

namespace ChatRouter.Core.Routing.InMemory;

/// <summary>Takes up the journal's truth: the rebuild at the start and the repair of a refused proposal.</summary>
internal static class Restoring
{
    public static DispatchResult Apply(ShopState shop, RestoreConversations command)
    {
        foreach (var contact in command.Contacts)
            Restore(shop, contact);

        var again = new List<Conversation>();
        foreach (var truth in command.Conversations)
        {
            if (Restore(shop, truth) is { } conversation)
                again.Add(conversation);
        }

        foreach (var conversation in again)
        {
            if (conversation is { TurnOpen: true, Owner: { State: AgentState.Offline } owner } && MustAnswer(shop, owner))
                Presence.Await(shop, owner);
        }

        again.Sort(ConversationLine.ByAge);
        foreach (var conversation in again)
        {
            if (BelongsToNobody(shop, conversation))
                Placing.Decide(shop, conversation, new Attempt(RouteNotes.None));
        }

        shop.AwaitsConversations &= !command.AreAllBack;
        Timers.Finish(shop);
        return shop.Done();
    }

    // Where agents may leave open turns behind, one who wants to be Offline has done so.
    private static bool MustAnswer(ShopState shop, AgentEntry owner) =>
        owner.Enabled && (owner.Wanted != WantedState.Offline || shop.Policy.Settings.LeaveWithOpenTurns == LeavePolicy.RefusedUnlessForced);

    // After a restart nobody is connected yet: the queue keeps its order until somebody is.
    private static bool BelongsToNobody(ShopState shop, Conversation conversation) => conversation.Placement switch
    {
        Placement.Unplaced => true,
        Placement.Queued => shop.WholeShop.SomebodyComes(shop.Policy.Settings.QueueWhenPaused),
        _ => false,
    };

    private static void Restore(ShopState shop, ContactTruth contact)
    {
        var at = contact.At.ToUnixTimeMilliseconds();
        if (shop.Policy.AffinityWindow != Timed.Never && at < shop.Now - shop.Policy.AffinityWindow)
            return;

        var buyer = shop.Buyer(contact.Buyer);
        var waits = buyer.Conversation is { Placement: Placement.Queued };
        if (waits)
            shop.Queue.Withdraw(buyer.Conversation!);
        shop.Meet(buyer, shop.Agent(contact.Agent), Math.Min(at, shop.Now));
        if (waits)
            shop.Queue.Insert(buyer.Conversation!);
        if (buyer is { Conversation: null, IsIdle: false })
            shop.IdleBuyers.Add(buyer);
    }

    private static Conversation? Restore(ShopState shop, ConversationTruth truth)
    {
        shop.Conversations.TryGetValue(truth.Conversation, out var conversation);
        if (conversation is not null && (conversation.Version > truth.Version || IsAsKnown(conversation, truth)))
            return null;
        if (truth.Placement == Placement.Closed)
        {
            if (conversation is not null)
                Conversations.Forget(shop, conversation);
            return null;
        }

        conversation ??= Conversations.Open(shop, truth.Conversation, truth.Buyer, truth.Version);
        Placing.Detach(shop, conversation, served: false);
        TakeUp(shop, conversation, truth);
        Placing.Attach(shop, conversation);
        return conversation;
    }

    // What is already so stays untouched, timers and all.
    private static bool IsAsKnown(Conversation conversation, ConversationTruth truth) =>
        conversation.Version == truth.Version
        && conversation.Placement == truth.Placement
        && conversation.Placement != Placement.Unplaced
        && conversation.Owner?.Id == truth.Owner
        && (truth.Seq < conversation.TurnSeq || IsSameTurn(conversation, truth.TurnOpenedAt));

    private static bool IsSameTurn(Conversation conversation, DateTimeOffset? openedAt) =>
        conversation.TurnOpen ? openedAt?.ToUnixTimeMilliseconds() == conversation.TurnOpenedAt : openedAt is null;

    private static void TakeUp(ShopState shop, Conversation conversation, ConversationTruth truth)
    {
        conversation.Version = truth.Version;

        // A turn that changed since the truth was read is known better here.
        if (truth.Seq >= conversation.TurnSeq)
        {
            Conversations.Count(conversation, truth.Seq);
            conversation.TurnOpen = truth.TurnOpenedAt is not null;
            conversation.TurnOpenedAt = Past(shop, truth.TurnOpenedAt ?? truth.WaitingSince);
            conversation.WaitingSince = Past(shop, truth.WaitingSince);
            conversation.LastPublicAt = Math.Max(conversation.LastPublicAt, Past(shop, truth.LastPublicAt));
            conversation.Tried = [.. truth.Tried.Select(shop.Agent)];
        }

        conversation.Resting = false;
        conversation.GivenUp = false;
        conversation.PlacedAt = conversation.QueuedAt = conversation.OverflowFrom = Past(shop, truth.PlacedAt);
        conversation.Priority = Math.Clamp(truth.Priority, 0, ReorderConversation.Front);
        conversation.Buyer.OrderState = truth.OrderState;
        conversation.TransferredTo = truth.TransferredTo is { } group && shop.Pools.HasGroup(group) ? shop.Pools.OfGroup(group, shop) : null;
        if (AskedOf(shop, truth) is { } asked)
            conversation.Asked = asked;
        conversation.Excluded = truth.ExcludedAgent is { } excluded ? shop.Agent(excluded) : null;
        conversation.Owner = truth is { Placement: Placement.Owned, Owner: { } owner } ? shop.Agent(owner) : null;
        conversation.Placement = truth.Placement == Placement.Owned && conversation.Owner is null ? Placement.Unplaced : truth.Placement;
        TakeUpPool(shop, conversation, truth.Pool);
        conversation.Reason = ReasonOf(conversation);
    }

    // The journal keeps what the page asked for only as the pool and the notes that came of it.
    private static GroupHint? AskedOf(ShopState shop, ConversationTruth truth) =>
        truth.Notes.HasFlag(RouteNotes.GroupNamed) && truth.Pool is { } pool && shop.Pools.HasGroup(new(pool.Value))
            ? new(new(pool.Value), truth.Notes.HasFlag(RouteNotes.GroupOnly) ? GroupFallback.Group : GroupFallback.Shop)
            : null;

    // Why it came there is in the journal's history; this is why it is there.
    private static RouteReason ReasonOf(Conversation conversation) => conversation.Placement switch
    {
        Placement.Queued => conversation.Pool!.QueueReason,
        Placement.HeldByBot => RouteReason.Bot,
        Placement.Owned => RouteReason.Owner,
        _ => RouteReason.NobodyThere,
    };

    private static void TakeUpPool(ShopState shop, Conversation conversation, PoolId? known)
    {
        var home = PoolRules.HomeOf(shop, conversation);
        var pool = known is { } id && shop.Pools.Find(id) is { } found ? Pools.Filled(found, shop) : null;
        if (conversation.Placement != Placement.Queued)
        {
            conversation.Pool = pool;
            conversation.Overflowed = false;
            return;
        }

        conversation.Pool = pool ?? home;
        conversation.Overflowed = conversation.Pool.IsWholeShop && !home.IsWholeShop;
    }

    private static long Past(ShopState shop, DateTimeOffset at) => Math.Min(at.ToUnixTimeMilliseconds(), shop.Now);
}
