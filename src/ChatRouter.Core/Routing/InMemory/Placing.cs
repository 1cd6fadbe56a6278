using ChatRouter.Core.Conversations;

namespace ChatRouter.Core.Routing.InMemory;

/// <summary>Carries out what the rules say, and keeps the record of it.</summary>
internal static class Placing
{
    /// <summary>Routes the conversation and puts it where the rules say.</summary>
    /// <returns>None where an attempt found nobody and the conversation stays where it is.</returns>
    public static Decision? Decide(ShopState shop, Conversation conversation, Attempt attempt)
    {
        var choice = Rules.Choose(shop, conversation, attempt);
        return choice.IsMade ? Apply(shop, conversation, choice) : null;
    }

    /// <summary>Puts the conversation there. A change is a decision of the step.</summary>
    public static Decision Apply(ShopState shop, Conversation conversation, in Choice choice)
    {
        var previous = conversation.Owner;
        var changes = choice.Placement != conversation.Placement
            || choice.Agent != previous
            || ((choice.Placement is Placement.Queued or Placement.HeldByBot) && choice.Pool?.Id != conversation.Pool?.Id);
        var (pending, active) = choice.Agent is { } winner ? (winner.Pending, winner.Active) : (0, 0);
        conversation.Reason = choice.Reason;
        conversation.Notes = choice.Notes | WhereItWas(conversation.Placement, choice.Placement);
        if (changes)
            Move(shop, conversation, choice);

        var decision = Record(shop, conversation, choice, changes ? previous : null, changes, pending, active);
        if (changes)
            shop.Effects.Add(decision);
        if (choice.NeedsSupervisor && changes && choice.Placement == Placement.Queued)
            shop.Effects.Add(new SupervisorAlert(conversation.Id, SupervisorAlertKind.NobodySplits));
        return decision;
    }

    /// <summary>It stays where it is, and what changed about it is a decision of the step, so that the journal learns of it.</summary>
    public static Decision Renew(ShopState shop, Conversation conversation, RouteNotes notes)
    {
        conversation.Notes = notes;
        conversation.PlacedAt = shop.Now;
        conversation.Version++;
        var decision = Record(shop, conversation, new Choice { Pool = conversation.Pool }, previous: null, changes: true, pending: 0, active: 0);
        shop.Effects.Add(decision);
        return decision;
    }

    /// <summary>Where the conversation is now.</summary>
    public static Decision Where(ShopState shop, Conversation conversation) =>
        Record(shop, conversation, new Choice { Pool = conversation.Pool }, previous: null, changes: false, pending: 0, active: 0);

    private static RouteNotes WhereItWas(Placement before, Placement now) => (before, now) switch
    {
        (Placement.HeldByBot, not Placement.HeldByBot) => RouteNotes.FromBot,
        (Placement.Queued, Placement.Owned) => RouteNotes.FromQueue,
        (Placement.OfflinePool, Placement.Owned) => RouteNotes.FromPool,
        _ => RouteNotes.None,
    };

    private static void Move(ShopState shop, Conversation conversation, in Choice choice)
    {
        var from = conversation.Placement;
        Detach(shop, conversation, served: choice.Placement == Placement.Owned);

        // Whom the bot hands over waits for a human since now.
        if (choice.Placement == Placement.HeldByBot)
            Ownership.ForgetTries(conversation);
        else if (from == Placement.HeldByBot)
            Ownership.OpenTurn(shop, conversation, shop.Now);
        conversation.Placement = choice.Placement;
        conversation.Owner = choice.Agent;
        conversation.Pool = choice.Pool;
        conversation.PlacedAt = shop.Now;
        conversation.Version++;
        if (choice.Placement != Placement.Queued)
            conversation.Overflowed = false;
        else if (from != Placement.Queued)
            conversation.QueuedAt = conversation.OverflowFrom = shop.Now;
        if (choice.Placement is Placement.Owned or Placement.OfflinePool)
            (conversation.TransferredTo, conversation.Excluded) = (null, null);
        Attach(shop, conversation);
        if (choice.Placement == Placement.Owned && conversation.TurnOpen)
            shop.Meet(conversation.Buyer, choice.Agent!, shop.Now);
    }

    /// <summary>Counts the conversation where it says it is.</summary>
    public static void Attach(ShopState shop, Conversation conversation)
    {
        switch (conversation.Placement)
        {
            case Placement.Owned:
                conversation.SilentSince = Math.Max(conversation.PlacedAt, conversation.TurnOpen ? conversation.TurnOpenedAt : 0);
                Ownership.Begin(shop, conversation);
                break;
            case Placement.Queued:
                shop.Queue.Enter(conversation);
                break;
            case Placement.OfflinePool:
                shop.OfflinePool.Enter(conversation);
                break;
        }

        Timers.Arm(shop, conversation);
    }

    /// <summary>Takes the conversation out of every count.</summary>
    public static void Detach(ShopState shop, Conversation conversation, bool served)
    {
        switch (conversation.Placement)
        {
            case Placement.Owned:
                Ownership.End(shop, conversation);
                break;
            case Placement.Queued:
                shop.Queue.Leave(conversation, served);
                break;
            case Placement.OfflinePool:
                shop.OfflinePool.Leave(conversation);
                break;
        }
    }

    private static Decision Record(
        ShopState shop, Conversation conversation, in Choice choice, AgentEntry? previous, bool changes, int pending, int active) => new()
        {
            Conversation = conversation.Id,
            Buyer = conversation.Buyer.Id,
            Placement = conversation.Placement,
            Owner = conversation.Owner?.Id,
            PreviousOwner = previous?.Id,
            ExpectedVersion = changes ? conversation.Version - 1 : conversation.Version,
            Changes = changes,
            Reason = conversation.Reason,
            Notes = conversation.Notes,
            Pool = choice.Pool?.Id,
            Tier = choice.Tier,
            RunnerUp = choice.RunnerUp?.Id,
            Counts = choice.Counts,
            WinnerPending = pending,
            WinnerActive = active,
            WinnerShare = choice.Share,
            ContactAt = choice.ContactAt is { } at ? ShopState.ToTime(at) : null,
            Position = Views.Position(conversation),
            WaitingSince = ShopState.ToTime(conversation.WaitingSince),
            At = shop.Time,
            OrderState = conversation.Buyer.OrderState,
            Priority = conversation.Priority,
            TransferredTo = conversation.TransferredTo?.Groups[0],
            ExcludedAgent = conversation.Excluded?.Id,
            Tried = conversation.Tried.Length == 0 ? [] : Array.ConvertAll(conversation.Tried, agent => agent.Id),
        };
}
