using ChatRouter.Core.Conversations;
using ChatRouter.Core.Shops;

namespace ChatRouter.Server.Orders;

/// <summary>Asks a shop for a buyer's orders, and has it change them.</summary>
public interface IOrderConnector
{
    /// <summary>The orders, in any order, and what else the shop tells; or <c>ordersTimeout</c>, <c>ordersPaused</c> (too many failures, try later) or <c>ordersFailed</c>.</summary>
    Task<Result<ShopAnswer>> OfBuyerAsync(Shop shop, BuyerId buyer, CancellationToken cancellationToken);

    /// <summary>What the shop's service says to the change; or the same refusals, of which <c>ordersTimeout</c> and <c>ordersFailed</c> do not tell whether it was done.</summary>
    Task<Result<OrderChangeResult>> ChangeAsync(Shop shop, BuyerId buyer, AgentId by, string orderId, OrderChange change, CancellationToken cancellationToken);
}
