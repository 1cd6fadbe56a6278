using ChatRouter.Core.Conversations;

namespace ChatRouter.Core.Routing.InMemory;

/// <summary>Buyers without a conversation, kept only while what is known of them may still count.</summary>
internal sealed class IdleBuyers(ShopState shop)
{
    // A step forgets a few at most, so that none pays for all.
    private const int PerStep = 4;

    private BuyerEntry? _first;
    private BuyerEntry? _last;

    /// <summary>The buyer has no conversation now. His contacts and order state are kept for a while after this last sign of him.</summary>
    public void Add(BuyerEntry buyer)
    {
        if (buyer.IsIdle)
            Unlink(buyer);
        buyer.ForgetOlderThan(Boundary);
        if (buyer.Contacts.IsEmpty && buyer.OrderState == OrderState.None)
        {
            shop.Buyers.Remove(buyer.Id);
            return;
        }

        buyer.IsIdle = true;
        buyer.IdleSince = shop.Now;
        buyer.PreviousIdle = _last;
        if (_last is null)
            _first = buyer;
        else
            _last.NextIdle = buyer;
        _last = buyer;
    }

    /// <summary>The buyer is back; what he left too long ago is forgotten, whether it was purged yet or not.</summary>
    public void Remove(BuyerEntry buyer)
    {
        Unlink(buyer);
        buyer.ForgetOlderThan(Boundary);
        if (buyer.IdleSince < Boundary)
            buyer.OrderState = OrderState.None;
    }

    public void Purge()
    {
        for (var i = 0; i < PerStep && _first is { } buyer && buyer.IdleSince < Boundary; i++)
        {
            Unlink(buyer);
            shop.Buyers.Remove(buyer.Id);
        }
    }

    private long Boundary => shop.Policy.RememberFor == Timed.Never ? long.MinValue : shop.Now - shop.Policy.RememberFor;

    private void Unlink(BuyerEntry buyer)
    {
        if (buyer.PreviousIdle is { } previous)
            previous.NextIdle = buyer.NextIdle;
        else
            _first = buyer.NextIdle;
        if (buyer.NextIdle is { } next)
            next.PreviousIdle = buyer.PreviousIdle;
        else
            _last = buyer.PreviousIdle;
        buyer.PreviousIdle = buyer.NextIdle = null;
        buyer.IsIdle = false;
    }
}
