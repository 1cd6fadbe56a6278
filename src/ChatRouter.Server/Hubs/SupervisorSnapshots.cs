using ChatRouter.Core.Conversations;
using ChatRouter.Core.Shops;
using ChatRouter.Core.Supervision;
using ChatRouter.Server.Delivery;

namespace ChatRouter.Server.Hubs;

/// <summary>Opens a supervisor's connection: subscribes it first and takes the board second, so that no later one is missed.</summary>
public sealed class SupervisorSnapshots(HubConnections connections, ShopBoards boards, IShopStore shops, TimeProvider clock)
{
    private static readonly Rejection NoBoard = new(ErrorCode.Unavailable, "Nothing is known of the shop yet. Try again.", TimeSpan.FromSeconds(1));

    public async Task<Result<SupervisorSnapshot>> OpenAsync(ClientConnection connection, CancellationToken cancellationToken)
    {
        var me = connection.Supervisor!;
        await connections.OpenAsync(connection, BuyerEntry.Unknown, cancellationToken);
        var shop = await shops.FindAsync(me.Shop, cancellationToken);
        if (shop is null || await boards.LatestAsync(me.Shop, cancellationToken) is not { } board)
            return NoBoard;
        return new SupervisorSnapshot(new(me.Agent, me.Name, me.Role, me.Shop, shop.Name, ShopHold.Of(shop)), board, clock.GetUtcNow());
    }
}
