using ChatRouter.Core.Routing;

namespace ChatRouter.TestKit.Model;

/// <summary>Hands every step to another dispatcher; a subclass changes what it wants to.</summary>
public abstract class ForwardingDispatcher(IDispatcher inner) : IDispatcher
{
    public virtual ValueTask<DispatchResult> ConfigureShopAsync(ConfigureShop command, CancellationToken cancellationToken) => inner.ConfigureShopAsync(command, cancellationToken);

    public virtual ValueTask<DispatchResult> SetAgentAsync(SetAgent command, CancellationToken cancellationToken) => inner.SetAgentAsync(command, cancellationToken);

    public virtual ValueTask<DispatchResult> AgentConnectedAsync(AgentConnected command, CancellationToken cancellationToken) => inner.AgentConnectedAsync(command, cancellationToken);

    public virtual ValueTask<DispatchResult> AgentDisconnectedAsync(AgentDisconnected command, CancellationToken cancellationToken) => inner.AgentDisconnectedAsync(command, cancellationToken);

    public virtual ValueTask<IReadOnlyList<ConnectionId>> RenewLeasesAsync(RenewLeases command, CancellationToken cancellationToken) => inner.RenewLeasesAsync(command, cancellationToken);

    public virtual ValueTask<DispatchResult> SetAgentStateAsync(SetAgentState command, CancellationToken cancellationToken) => inner.SetAgentStateAsync(command, cancellationToken);

    public virtual ValueTask<DispatchResult> RouteAsync(RouteConversation command, CancellationToken cancellationToken) => inner.RouteAsync(command, cancellationToken);

    public virtual ValueTask<DispatchResult> TurnClosedAsync(TurnClosed command, CancellationToken cancellationToken) => inner.TurnClosedAsync(command, cancellationToken);

    public virtual ValueTask TouchAsync(IReadOnlyList<ConversationTouched> commands, CancellationToken cancellationToken) => inner.TouchAsync(commands, cancellationToken);

    public virtual ValueTask<DispatchResult> TransferAsync(TransferConversation command, CancellationToken cancellationToken) => inner.TransferAsync(command, cancellationToken);

    public virtual ValueTask<DispatchResult> TakeAsync(TakeConversation command, CancellationToken cancellationToken) => inner.TakeAsync(command, cancellationToken);

    public virtual ValueTask<DispatchResult> CloseAsync(CloseConversation command, CancellationToken cancellationToken) => inner.CloseAsync(command, cancellationToken);

    public virtual ValueTask<DispatchResult> LeaveQueueAsync(LeaveQueue command, CancellationToken cancellationToken) => inner.LeaveQueueAsync(command, cancellationToken);

    public virtual ValueTask<DispatchResult> ReorderAsync(ReorderConversation command, CancellationToken cancellationToken) => inner.ReorderAsync(command, cancellationToken);

    public virtual ValueTask<DispatchResult> OrderStateChangedAsync(OrderStateChanged command, CancellationToken cancellationToken) => inner.OrderStateChangedAsync(command, cancellationToken);

    public virtual ValueTask<IReadOnlyList<DispatchResult>> DueAsync(DateTimeOffset at, CancellationToken cancellationToken) => inner.DueAsync(at, cancellationToken);

    public virtual ValueTask<DateTimeOffset?> NextDueAsync(CancellationToken cancellationToken) => inner.NextDueAsync(cancellationToken);

    public virtual ValueTask<DispatchResult> RestoreAsync(RestoreConversations command, CancellationToken cancellationToken) => inner.RestoreAsync(command, cancellationToken);

    public virtual ValueTask<IReadOnlyList<QueuePosition>> QueueAsync(ShopId shop, DateTimeOffset at, CancellationToken cancellationToken) => inner.QueueAsync(shop, at, cancellationToken);

    public virtual ValueTask<int> PositionAsync(ShopId shop, ConversationId conversation, CancellationToken cancellationToken) => inner.PositionAsync(shop, conversation, cancellationToken);

    public virtual ValueTask<ConversationView?> ConversationAsync(ShopId shop, ConversationId conversation, CancellationToken cancellationToken) => inner.ConversationAsync(shop, conversation, cancellationToken);

    public virtual ValueTask<AgentView?> AgentAsync(ShopId shop, AgentId agent, CancellationToken cancellationToken) => inner.AgentAsync(shop, agent, cancellationToken);

    public virtual ValueTask<StaffView?> StaffAsync(ShopId shop, CancellationToken cancellationToken) => inner.StaffAsync(shop, cancellationToken);

    public virtual ValueTask<IReadOnlyList<ConversationView>?> ConversationsAsync(ShopId shop, CancellationToken cancellationToken) => inner.ConversationsAsync(shop, cancellationToken);

    public virtual ValueTask<ShopView?> ViewAsync(ShopId shop, CancellationToken cancellationToken) => inner.ViewAsync(shop, cancellationToken);
}
