namespace ChatRouter.Core.Routing.InMemory;

/// <summary>Buyers without a conversation, kept only while a contact of theirs may still count.</summary>
internal sealed class IdleBuyers(ShopState shop)
{
    // A step forgets a few at most, so that none pays for all.
    private const int PerStep = 4;

    private BuyerEntry? first;
    private BuyerEntry? last;

    /// <summary>The buyer has no conversation any more.</summary>
    public void Add(BuyerEntry buyer)
    {
        buyer.ForgetOlderThan(Boundary);
        if (buyer.Contacts.IsEmpty)
        {
            shop.Buyers.Remove(buyer.Id);
            return;
        }

        buyer.IsIdle = true;
        buyer.IdleSince = shop.Now;
        buyer.PreviousIdle = last;
        if (last is null)
            first = buyer;
        else
            last.NextIdle = buyer;
        last = buyer;
    }

    /// <summary>The buyer is back; without a contact that still counts his order state is forgotten.</summary>
    public void Remove(BuyerEntry buyer)
    {
        if (!buyer.IsIdle)
            return;

        Unlink(buyer);
        buyer.ForgetOlderThan(Boundary);
        if (buyer.Contacts.IsEmpty)
            buyer.OrderState = Core.Conversations.OrderState.None;
    }

    /// <summary>The buyer is idle and has a contact that still counts.</summary>
    public bool Remembers(BuyerEntry buyer)
    {
        buyer.ForgetOlderThan(Boundary);
        return !buyer.Contacts.IsEmpty;
    }

    public void Purge()
    {
        for (var i = 0; i < PerStep && first is { } buyer && buyer.IdleSince < Boundary; i++)
        {
            Unlink(buyer);
            shop.Buyers.Remove(buyer.Id);
        }
    }

    private long Boundary => shop.Policy.AffinityWindow == Timed.Never ? long.MinValue : shop.Now - shop.Policy.AffinityWindow;

    private void Unlink(BuyerEntry buyer)
    {
        if (buyer.PreviousIdle is { } previous)
            previous.NextIdle = buyer.NextIdle;
        else
            first = buyer.NextIdle;
        if (buyer.NextIdle is { } next)
            next.PreviousIdle = buyer.PreviousIdle;
        else
            last = buyer.PreviousIdle;
        buyer.PreviousIdle = buyer.NextIdle = null;
        buyer.IsIdle = false;
    }
}
