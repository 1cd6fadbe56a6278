using System.Security.Cryptography;
using System.Text;
using ChatRouter.Core.Accounts;
using ChatRouter.Core.Conversations;
using ChatRouter.Core.Journal;
using ChatRouter.Core.Routing;
using ChatRouter.Core.Shops;

namespace ChatRouter.Core.Buyers;

/// <summary>Order states that a shop's backend pushes, instead of saying them in its buyers' tokens.</summary>
/// <remarks>Whichever was said last holds: the latest push, or a token that was signed after it.</remarks>
public sealed class PushedOrders(IShopStore shops, IBuyerStore buyers, IRepeatStore repeats, IDispatcher dispatcher, Placements placements, TimeProvider clock)
{
    public const int MaxOrders = 50;
    public const int MaxIdLength = 64;
    public const int MaxStateLength = 32;

    /// <summary>Replaces what is known of the buyer's orders; who waits is routed by it at once.</summary>
    /// <param name="key">With the same key and orders within a day nothing is done again, also when another push came between.</param>
    public async Task<Rejection?> SetAsync(ShopId shop, BuyerId buyer, IReadOnlyList<BuyerOrder> orders, string? key, CancellationToken cancellationToken)
    {
        if (Check(orders) is { } unfit)
            return unfit;
        if (key is not null && !IdempotencyKey.IsValid(key))
            return IdempotencyKey.Malformed;
        var request = HashOf(buyer, orders);
        if (key is not null && await repeats.FindAsync(shop, IdempotencyKey.Stored(key), cancellationToken) is { } done)
            return done == request ? null : IdempotencyKey.OtherRequest;

        var at = StoredTime.Of(clock.GetUtcNow());
        var profile = await buyers.FindAsync(shop, buyer, cancellationToken) ?? BuyerProfile.Unknown;
        await buyers.SaveAsync(shop, buyer, profile with { Orders = orders, PushedAt = at }, cancellationToken);
        if (await shops.FindAsync(shop, cancellationToken) is { PushesOrders: false })
            await shops.ChangeAsync(shop, quiet => quiet with { PushesOrders = true }, cancellationToken);
        var state = OrderState.MostUrgent(orders.Select(order => order.State));
        await placements.ApplyAsync(await dispatcher.OrderStateChangedAsync(new(shop, buyer, state, at), cancellationToken), cancellationToken);
        // Last: who gets no answer tries again, and doing it twice in a row changes nothing.
        if (key is not null)
            await repeats.AddAsync(shop, IdempotencyKey.Stored(key), request, at, at - IdempotencyKey.Remembered, cancellationToken);
        return null;
    }

    /// <summary>The buyer with the state of his orders as it was said last.</summary>
    public async ValueTask<BuyerIdentity> LatestAsync(BuyerIdentity buyer, CancellationToken cancellationToken) =>
        // Only shops that push are asked, each time that one of their buyers is routed.
        buyer.Verified && await shops.FindAsync(buyer.Shop, cancellationToken) is { PushesOrders: true }
        && await buyers.FindAsync(buyer.Shop, buyer.Buyer, cancellationToken) is { PushedAt: not null } profile
            ? buyer with { OrderState = OrderState.MostUrgent(profile.Orders.Select(order => order.State)) }
            : buyer;

    /// <summary>Keeps what a token says of its buyer, but for orders that were pushed since it was signed.</summary>
    public async Task LearnAsync(ShopId shop, BuyerId buyer, BuyerProfile said, DateTimeOffset signedAt, CancellationToken cancellationToken)
    {
        var newer = await buyers.FindAsync(shop, buyer, cancellationToken) is { PushedAt: { } at } known && at > signedAt ? known : null;
        await buyers.SaveAsync(shop, buyer, newer is null ? said : said with { Orders = newer.Orders, PushedAt = newer.PushedAt }, cancellationToken);
    }

    private static Rejection? Check(IReadOnlyList<BuyerOrder> orders)
    {
        var faults = new FieldFaults().Unless(orders.Count <= MaxOrders, "orders", FieldFault.TooMany);
        var known = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < Math.Min(orders.Count, MaxOrders); i++)
        {
            faults.Text($"orders.{i}.id", orders[i].Id, MaxIdLength).Text($"orders.{i}.state", orders[i].State.Value, MaxStateLength)
                .Unless(known.Add(orders[i].Id), $"orders.{i}.id", FieldFault.Duplicate);
        }

        return faults.Refusal("At most 50 orders of different ids, with ids of 1 to 64 and states of 1 to 32 characters.");
    }

    private static string HashOf(BuyerId buyer, IReadOnlyList<BuyerOrder> orders)
    {
        var text = new StringBuilder().Append(buyer.Value);
        foreach (var order in orders)
            text.Append('\0').Append(order.Id).Append('\0').Append(order.State.Value);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
