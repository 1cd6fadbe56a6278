using ChatRouter.Core.Buyers;
using ChatRouter.Core.Channels;
using ChatRouter.Core.Conversations;
using ChatRouter.Core.Shops;
using ChatRouter.Server.Demo;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;

namespace ChatRouter.Server.Orders;

/// <summary>The orders of the buyer an agent serves: from the shop's connector where it has one, else what the buyer's token named.</summary>
/// <remarks>A failure of the shop's service is an answer of its own and touches nothing else.</remarks>
public sealed class BuyerOrders(
    AgentConversations conversations, IShopStore shops, IBuyerStore buyers, HttpOrderConnector connector, DemoOrders demo, IOptions<OrderOptions> options, TimeProvider clock) : IDisposable
{
    private const int CachedBuyers = 20_000;

    private readonly MemoryCache _cache = new(new MemoryCacheOptions { SizeLimit = CachedBuyers });

    /// <summary>Asks anew when told to, or when what is known is too old.</summary>
    public async Task<Result<OrderPage>> OfConversationAsync(AgentIdentity agent, ConversationId id, bool refresh, CancellationToken cancellationToken)
    {
        if (await conversations.FindAsync(agent, id, cancellationToken) is not { } conversation || await shops.FindAsync(agent.Shop, cancellationToken) is not { } shop)
            return new Rejection(ErrorCode.UnknownConversation, "There is no such conversation.");
        if (ConnectorOf(shop, conversation.Buyer) is not { } source)
            return await FromTokenAsync(agent.Shop, conversation.Buyer, cancellationToken);
        var key = (agent.Shop, conversation.Buyer);
        var now = clock.GetUtcNow();
        if (!refresh && _cache.TryGetValue(key, out OrderPage? known) && now - known!.FetchedAt < options.Value.CachedFor)
            return known;
        var asked = await source.OfBuyerAsync(shop, conversation.Buyer, cancellationToken);
        if (!asked.Succeeded(out var answer, out var rejection))
            return rejection;
        var page = new OrderPage(OrderRules.OpenFirst(answer.Orders), OrderSource.Connector, clock.GetUtcNow(), answer.Footprints, answer.Coupons);
        return _cache.Set(key, page, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = TimeSpan.FromHours(1) });
    }

    /// <summary>The shop is asked anew the next time.</summary>
    public void Forget(ShopId shop, BuyerId buyer) => _cache.Remove((shop, buyer));

    public void Dispose() => _cache.Dispose();

    // A guest's id says nothing to the shop. The demo shop answers for everybody.
    internal IOrderConnector? ConnectorOf(Shop shop, BuyerId buyer)
    {
        if (shop.Orders is null)
            return shop.Demo ? demo : null;
        return buyer.Value.StartsWith(BuyerOrigin.VerifiedPrefix, StringComparison.Ordinal) ? connector : null;
    }

    private async Task<OrderPage> FromTokenAsync(ShopId shop, BuyerId buyer, CancellationToken cancellationToken)
    {
        var named = (await buyers.FindAsync(shop, buyer, cancellationToken))?.Orders ?? [];
        return new(OrderRules.OpenFirst(named.Select(order => new Order { Id = order.Id, State = order.State })), named.Count > 0 ? OrderSource.Token : OrderSource.None, clock.GetUtcNow());
    }
}
