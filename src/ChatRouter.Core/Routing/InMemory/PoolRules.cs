using ChatRouter.Core.Conversations;

namespace ChatRouter.Core.Routing.InMemory;

/// <summary>Rules 6 to 10: the pool, who of it is picked, and where the conversation waits when nobody is.</summary>
internal static class PoolRules
{
    public static void Choose(ShopState shop, Conversation conversation, Attempt attempt, ref Choice choice)
    {
        var pool = PoolOf(shop, conversation, ref choice);
        choice.Pool = pool;
        choice.Counts = pool.Counts;
        choice.NeedsSupervisor = pool.NeedsSupervisor;
        if (TryPick(shop, conversation, attempt, pool, out var pick))
        {
            Take(shop, pool, pick, ref choice);
            return;
        }

        if (attempt.Kind == AttemptKind.Full)
            Wait(shop, conversation, pool, ref choice);
    }

    /// <summary>Rule 5. The record keeps the group that is asked for until the bot hands over.</summary>
    public static void Hold(ShopState shop, Conversation conversation, ref Choice choice)
    {
        choice.Wait(Placement.HeldByBot, RouteReason.Bot);
        if (AskedOf(shop, conversation) is not { } asked)
            return;

        choice.Pool = shop.Pools.OfGroup(asked.Group, shop);
        choice.Notes |= NotesOf(asked);
    }

    /// <summary>Rule 6, with what widened it.</summary>
    public static Pool PoolOf(ShopState shop, Conversation conversation, ref Choice choice)
    {
        var home = HomeOf(shop, conversation);
        var asked = AskedOf(shop, conversation);
        choice.Home = home;
        choice.Notes |= NotesOf(asked);
        if (home.IsWholeShop)
            return home;

        if (conversation.Overflowed)
        {
            choice.Notes |= RouteNotes.Overflow;
            return shop.WholeShop;
        }

        // Who was given to a group stays there until overflowAfter.
        if (home.Online > 0 || conversation.TransferredTo is not null)
            return home;

        choice.Notes |= RouteNotes.GroupOffline;
        return Widens(shop, asked) ? shop.WholeShop : home;
    }

    /// <summary>The pool that the transfer, the page or the order state asks for.</summary>
    public static Pool HomeOf(ShopState shop, Conversation conversation) =>
        conversation.TransferredTo
        ?? (AskedOf(shop, conversation) is { } asked ? shop.Pools.OfGroup(asked.Group, shop) : shop.Pools.For(conversation.Buyer.OrderState, shop));

    /// <summary>Rule 7, as far as it is about this conversation.</summary>
    public static bool MayServe(Conversation conversation, AgentEntry agent) =>
        conversation.Excluded != agent && Array.IndexOf(conversation.Tried, agent) < 0;

    private static GroupHint? AskedOf(ShopState shop, Conversation conversation) =>
        conversation is { TransferredTo: null, Asked: { } asked } && shop.Pools.HasGroup(asked.Group) ? asked : null;

    private static RouteNotes NotesOf(GroupHint? asked) => asked switch
    {
        null => RouteNotes.None,
        { Fallback: GroupFallback.Shop } => RouteNotes.GroupNamed,
        _ => RouteNotes.GroupNamed | RouteNotes.GroupOnly,
    };

    private static bool Widens(ShopState shop, GroupHint? asked) =>
        asked is { } hint ? hint.Fallback == GroupFallback.Shop : shop.Policy.Settings.GroupOffline == GroupOfflinePolicy.Widen;

    private static bool TryPick(ShopState shop, Conversation conversation, Attempt attempt, Pool pool, out Pick pick)
    {
        if (attempt.Only is { } only)
        {
            pick = default;
            if (!pool.Competes(only) || !MayServe(conversation, only) || shop.OfflinePool.QuotaOf(only) == 0)
                return false;

            pick = new Pick(only, null, Tier.Calm, pool.ShareOf(only));
            return true;
        }

        var masks = Mask(conversation, attempt, pool, hide: true, shop.Policy);
        var found = pool.TryPick(attempt.Kind != AttemptKind.Full, shop.Policy, out pick);
        while (found && attempt.Kind == AttemptKind.Round && shop.OfflinePool.QuotaOf(pick.Winner) == 0)
        {
            shop.OfflinePool.Hold(pick.Winner);
            found = pool.TryPick(calmOnly: true, shop.Policy, out pick);
        }

        if (masks)
            Mask(conversation, attempt, pool, hide: false, shop.Policy);
        return found;
    }

    // Those whom this conversation excludes are a handful: they leave the competition for the moment of the pick.
    private static bool Mask(Conversation conversation, Attempt attempt, Pool pool, bool hide, Policy policy)
    {
        var any = MaskOne(conversation.Excluded, pool, hide, policy);
        if (attempt.Kind == AttemptKind.Silent)
            any |= MaskOne(conversation.Owner, pool, hide, policy);
        foreach (var tried in conversation.Tried)
            any |= MaskOne(tried, pool, hide, policy);
        return any;
    }

    private static bool MaskOne(AgentEntry? agent, Pool pool, bool hide, Policy policy)
    {
        var slot = agent?.SlotIn(pool) ?? -1;
        if (slot < 0)
            return false;

        if (hide)
            pool.Mask(slot);
        else
            pool.Refresh(slot, policy);
        return true;
    }

    private static void Take(ShopState shop, Pool pool, Pick pick, ref Choice choice)
    {
        choice.Take(pick.Winner, pick.Tier == Tier.Calm ? shop.Policy.PoolReason : RouteReason.LeastBusy);
        choice.Tier = pick.Tier;
        choice.RunnerUp = pick.RunnerUp;
        choice.Share = pick.Share;
        if (pick.Tier == Tier.Calm)
            pool.Charge(pick.Winner, shop.Policy);
    }

    private static void Wait(ShopState shop, Conversation conversation, Pool pool, ref Choice choice)
    {
        var settings = shop.Policy.Settings;
        var leaves = pool.Online == 0 && AskedOf(shop, conversation) is { Fallback: GroupFallback.LeaveMessage };
        if (leaves || !pool.SomebodyComes(settings.QueueWhenPaused))
        {
            choice.Wait(Placement.OfflinePool, RouteReason.NobodyThere);
            return;
        }

        var enters = conversation.Placement != Placement.Queued && conversation.TransferredTo is null;
        if (enters && settings.MaxQueue > 0 && shop.Queue.Count >= settings.MaxQueue)
            choice.Wait(Placement.OfflinePool, RouteReason.MaxQueue);
        else
            choice.Wait(Placement.Queued, pool.QueueReason);
    }
}
