namespace ChatRouter.Core.Routing.InMemory;

/// <summary>What a conversation adds to its owner: one owned, one active unless it rests, one pending while its turn is open.</summary>
internal static class Ownership
{
    public static void Begin(ShopState shop, Conversation conversation)
    {
        var owner = conversation.Owner!;
        if (!conversation.TurnOpen)
            conversation.Resting |= Policy.Later(conversation.LastPublicAt, shop.Policy.RestAfter) <= shop.Now;

        conversation.NextOwned = owner.FirstOwned;
        if (owner.FirstOwned is { } first)
            first.PreviousOwned = conversation;
        owner.FirstOwned = conversation;
        owner.Owned++;
        owner.Active += conversation.Resting ? 0 : 1;
        owner.Pending += conversation.TurnOpen ? 1 : 0;
        Standing.Update(shop, owner);
    }

    public static void End(ShopState shop, Conversation conversation)
    {
        var owner = conversation.Owner!;
        if (conversation.PreviousOwned is { } previous)
            previous.NextOwned = conversation.NextOwned;
        else
            owner.FirstOwned = conversation.NextOwned;
        if (conversation.NextOwned is { } next)
            next.PreviousOwned = conversation.PreviousOwned;
        conversation.NextOwned = conversation.PreviousOwned = null;
        conversation.Owner = null;
        owner.Owned--;
        owner.Active -= conversation.Resting ? 0 : 1;
        owner.Pending -= conversation.TurnOpen ? 1 : 0;
        Standing.Update(shop, owner);
        Presence.EndShift(shop, owner);
    }

    /// <summary>The buyer wrote: the turn opens and the conversation wakes.</summary>
    public static void OpenTurn(ShopState shop, Conversation conversation, long openedAt)
    {
        if (conversation.Owner is { } owner)
        {
            owner.Pending += conversation.TurnOpen ? 0 : 1;
            owner.Active += conversation.Resting ? 1 : 0;
        }

        conversation.TurnOpen = true;
        conversation.Resting = false;
        conversation.TurnOpenedAt = conversation.WaitingSince = openedAt;
        conversation.SilentSince = Math.Max(openedAt, conversation.PlacedAt);
        ForgetTries(conversation);
        if (conversation.Owner is not null)
            Standing.Update(shop, conversation.Owner);
    }

    public static void CloseTurn(ShopState shop, Conversation conversation)
    {
        if (!conversation.TurnOpen)
            return;

        conversation.TurnOpen = false;
        ForgetTries(conversation);
        if (conversation.Owner is not { } owner)
            return;

        owner.Pending--;
        Standing.Update(shop, owner);
        Presence.EndShift(shop, owner);
    }

    /// <summary>Ten silent minutes after the answer: the place is free, the owner stays.</summary>
    public static void Rest(ShopState shop, Conversation conversation)
    {
        conversation.Resting = true;
        conversation.Owner!.Active--;
        Standing.Update(shop, conversation.Owner);
    }

    /// <summary>Everybody may be asked again.</summary>
    public static void ForgetTries(Conversation conversation)
    {
        conversation.Tried = [];
        conversation.GivenUp = false;
    }
}
