namespace ChatRouter.Core.Routing.InMemory;

/// <summary>One atomic step of a shop: it begins with the timers that are due and ends by telling when the next one is.</summary>
internal readonly ref struct ShopStep
{
    private readonly ShopState shop;
    private readonly DueIndex due;

    public ShopStep(ShopState shop, DueIndex due, DateTimeOffset at)
    {
        this.shop = shop;
        this.due = due;
        shop.Gate.Enter();
        Timers.Advance(shop, at.ToUnixTimeMilliseconds());
        shop.Purge();
    }

    public void Dispose()
    {
        due.Note(shop);
        shop.Gate.Exit();
    }
}
