namespace ChatRouter.Core.Shops.Plans;

/// <summary>When a shop is served, by its shift plan.</summary>
public sealed class ServiceHours(IShopStore shops, TimeProvider clock)
{
    /// <summary>When somebody who takes buyers comes on duty; none while somebody is, or where nobody has shifts.</summary>
    public async Task<DateTimeOffset?> OpensAtAsync(ShopId id, CancellationToken cancellationToken)
    {
        if (await shops.FindAsync(id, cancellationToken) is not { Shifts.IsEmpty: false } shop)
            return null;
        var serving = (await shops.AccountsAsync(id, cancellationToken))
            .Where(account => account.Enabled && shop.RoutingOf(account.Id) is { Weight: > 0 } routing && !routing.NoSplitAs(account.Role))
            .Select(account => account.Id);
        return new ShiftSchedule(shop.Shifts).OpensAt(serving, clock.GetUtcNow());
    }
}
