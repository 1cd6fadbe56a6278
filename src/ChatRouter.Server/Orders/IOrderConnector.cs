using ChatRouter.Core.Conversations;
using ChatRouter.Core.Shops;

namespace ChatRouter.Server.Orders;

/// <summary>Asks a shop for a buyer's orders.</summary>
public interface IOrderConnector
{
    /// <summary>The orders, in any order; or <c>ordersTimeout</c>, <c>ordersPaused</c> (too many failures, try later) or <c>ordersFailed</c>.</summary>
    Task<Result<Order[]>> OfBuyerAsync(Shop shop, BuyerId buyer, CancellationToken cancellationToken);
}
