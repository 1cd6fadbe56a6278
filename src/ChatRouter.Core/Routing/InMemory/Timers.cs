using ChatRouter.Core.Conversations;

namespace ChatRouter.Core.Routing.InMemory;

/// <summary>When something happens by itself, and what.</summary>
internal static class Timers
{
    /// <summary>Fires everything due up to and at the given time, each at its own moment, and moves the shop there.</summary>
    public static void Advance(ShopState shop, long to)
    {
        while (shop.Deadlines.First is { } timed && timed.Due <= Math.Max(to, shop.Now))
        {
            shop.Now = Math.Max(shop.Now, timed.Due);
            Fire(shop, timed);
            Settling.Settle(shop);
        }

        shop.Now = Math.Max(shop.Now, to);
    }

    /// <summary>Ends an event: what follows from it, and what it made due at once.</summary>
    public static void Finish(ShopState shop)
    {
        Settling.Settle(shop);
        Advance(shop, shop.Now);
    }

    /// <summary>The conversation's next moment.</summary>
    public static void Arm(ShopState shop, Conversation conversation)
    {
        var (due, kind) = NextMoment(shop, conversation);
        shop.Deadlines.Set(conversation, due, kind);
    }

    private static (long Due, DeadlineKind Kind) NextMoment(ShopState shop, Conversation conversation) => conversation.Placement switch
    {
        Placement.Queued => WhileWaiting(shop, conversation),
        Placement.Owned when conversation is { TurnOpen: true, GivenUp: false } =>
            (Policy.Later(conversation.SilentSince, shop.Policy.ReassignAfter), DeadlineKind.Reassign),
        Placement.Owned when conversation is { TurnOpen: false, Resting: false } =>
            (Policy.Later(conversation.LastPublicAt, shop.Policy.RestAfter), DeadlineKind.Rest),
        Placement.HeldByBot when conversation.TurnOpen =>
            (Policy.Later(Math.Max(conversation.TurnOpenedAt, conversation.PlacedAt), Policy.BotPatience), DeadlineKind.Bot),
        _ => (Timed.Never, DeadlineKind.Rest),
    };

    private static (long Due, DeadlineKind Kind) WhileWaiting(ShopState shop, Conversation conversation)
    {
        var next = (Due: shop.Queue.NextAgeing(conversation), Kind: DeadlineKind.Ageing);
        if (!conversation.Overflowed && !conversation.Home!.IsWholeShop)
        {
            var overflow = Policy.Later(conversation.OverflowFrom, conversation.Home.OverflowAfter);
            if (overflow < next.Due)
                next = (overflow, DeadlineKind.Overflow);
        }

        // One that was handed over without a turn waits from when the buyer writes.
        var maxWait = Policy.Later(Math.Max(conversation.QueuedAt, conversation.WaitingSince), shop.Policy.MaxWait);
        return maxWait < next.Due ? (maxWait, DeadlineKind.MaxWait) : next;
    }

    private static void Fire(ShopState shop, Timed timed)
    {
        switch (timed)
        {
            case AgentEntry agent:
                Fire(shop, agent);
                break;
            case Conversation conversation:
                Fire(shop, conversation);
                break;
            case OfflinePool pool:
                pool.Fire();
                break;
        }
    }

    private static void Fire(ShopState shop, AgentEntry agent)
    {
        // A lease may have been renewed since its old end was set.
        var (due, kind) = Presence.NextMoment(agent);
        if (due > shop.Now)
            shop.Deadlines.Set(agent, due, kind);
        else if (kind == DeadlineKind.Lease)
            Presence.Expire(shop, agent);
        else if (kind == DeadlineKind.Grace)
            Presence.EndGrace(shop, agent);
        else
            Presence.EndGuard(shop, agent);
    }

    private static void Fire(ShopState shop, Conversation conversation)
    {
        // Messages that change no turn only move the rest's beginning.
        var (due, kind) = NextMoment(shop, conversation);
        if (due <= shop.Now)
            Fire(shop, conversation, kind);
        Arm(shop, conversation);
    }

    private static void Fire(ShopState shop, Conversation conversation, DeadlineKind kind)
    {
        switch (kind)
        {
            case DeadlineKind.Ageing:
                shop.Queue.Withdraw(conversation);
                shop.Queue.Insert(conversation);
                break;
            case DeadlineKind.Rest:
                Ownership.Rest(shop, conversation);
                break;
            case DeadlineKind.Overflow:
                conversation.Overflowed = true;
                Placing.Decide(shop, conversation, new Attempt(RouteNotes.None));
                break;
            case DeadlineKind.Bot:
                Placing.Decide(shop, conversation, new Attempt(RouteNotes.None));
                break;
            case DeadlineKind.MaxWait:
                GiveUpWaiting(shop, conversation, RouteReason.MaxWait);
                break;
            case DeadlineKind.Reassign:
                Reassign(shop, conversation);
                break;
        }
    }

    /// <summary>The wait ends in the offline pool.</summary>
    public static Decision GiveUpWaiting(ShopState shop, Conversation conversation, RouteReason reason)
    {
        var choice = new Choice { Pool = conversation.Pool };
        choice.Wait(Placement.OfflinePool, reason);
        return Placing.Apply(shop, conversation, choice);
    }

    private static void Reassign(ShopState shop, Conversation conversation)
    {
        if (conversation.Tried.Length >= Policy.MaxHops)
        {
            conversation.GivenUp = true;
            shop.Effects.Add(new SupervisorAlert(conversation.Id, SupervisorAlertKind.StillSilent));
            return;
        }

        var silent = conversation.Owner!;
        var tried = conversation.Tried;
        conversation.Tried = [.. tried, silent];
        if (Placing.Decide(shop, conversation, new Attempt(RouteNotes.Silent, AttemptKind.Silent)) is not null)
            return;

        conversation.Tried = tried;
        conversation.SilentSince = shop.Now;
    }
}
