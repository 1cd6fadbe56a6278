namespace ChatRouter.Core.Routing.InMemory;

/// <summary>One atomic step of a shop: it begins with the timers that are due and ends by telling when the next one is.</summary>
internal readonly ref struct ShopStep
{
    private readonly ShopState _shop;
    private readonly DueIndex _due;

    public ShopStep(ShopState shop, DueIndex due, DateTimeOffset at)
    {
        _shop = shop;
        _due = due;
        _shop.Gate.Enter();
        Timers.Advance(_shop, at.ToUnixTimeMilliseconds());
        _shop.Purge();
    }

    public void Dispose()
    {
        _due.Note(_shop);
        _shop.Gate.Exit();
    }
}
