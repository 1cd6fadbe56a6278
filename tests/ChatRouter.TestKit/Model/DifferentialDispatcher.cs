using System.Globalization;
using ChatRouter.Core.Routing;
using ChatRouter.TestKit.Routing;

namespace ChatRouter.TestKit.Model;

/// <summary>Hands every step to two dispatchers and fails where they answer differently.</summary>
public sealed class DifferentialDispatcher(IDispatcher reference, IDispatcher other) : IDispatcher
{
    public ValueTask<DispatchResult> ConfigureShopAsync(ConfigureShop command, CancellationToken cancellationToken) =>
        BothAsync(d => d.ConfigureShopAsync(command, cancellationToken), command, ViewText.Of);

    public ValueTask<DispatchResult> SetAgentAsync(SetAgent command, CancellationToken cancellationToken) =>
        BothAsync(d => d.SetAgentAsync(command, cancellationToken), command, ViewText.Of);

    public ValueTask<DispatchResult> AgentConnectedAsync(AgentConnected command, CancellationToken cancellationToken) =>
        BothAsync(d => d.AgentConnectedAsync(command, cancellationToken), command, ViewText.Of);

    public ValueTask<DispatchResult> AgentDisconnectedAsync(AgentDisconnected command, CancellationToken cancellationToken) =>
        BothAsync(d => d.AgentDisconnectedAsync(command, cancellationToken), command, ViewText.Of);

    public ValueTask<IReadOnlyList<ConnectionId>> RenewLeasesAsync(RenewLeases command, CancellationToken cancellationToken) =>
        BothAsync(d => d.RenewLeasesAsync(command, cancellationToken), command, unknown => string.Join(' ', unknown));

    public ValueTask<DispatchResult> SetAgentStateAsync(SetAgentState command, CancellationToken cancellationToken) =>
        BothAsync(d => d.SetAgentStateAsync(command, cancellationToken), command, ViewText.Of);

    public ValueTask<DispatchResult> RouteAsync(RouteConversation command, CancellationToken cancellationToken) =>
        BothAsync(d => d.RouteAsync(command, cancellationToken), command, ViewText.Of);

    public ValueTask<DispatchResult> TurnClosedAsync(TurnClosed command, CancellationToken cancellationToken) =>
        BothAsync(d => d.TurnClosedAsync(command, cancellationToken), command, ViewText.Of);

    public async ValueTask TouchAsync(IReadOnlyList<ConversationTouched> commands, CancellationToken cancellationToken)
    {
        await reference.TouchAsync(commands, cancellationToken);
        await other.TouchAsync(commands, cancellationToken);
    }

    public ValueTask<DispatchResult> TransferAsync(TransferConversation command, CancellationToken cancellationToken) =>
        BothAsync(d => d.TransferAsync(command, cancellationToken), command, ViewText.Of);

    public ValueTask<DispatchResult> TakeAsync(TakeConversation command, CancellationToken cancellationToken) =>
        BothAsync(d => d.TakeAsync(command, cancellationToken), command, ViewText.Of);

    public ValueTask<DispatchResult> CloseAsync(CloseConversation command, CancellationToken cancellationToken) =>
        BothAsync(d => d.CloseAsync(command, cancellationToken), command, ViewText.Of);

    public ValueTask<DispatchResult> LeaveQueueAsync(LeaveQueue command, CancellationToken cancellationToken) =>
        BothAsync(d => d.LeaveQueueAsync(command, cancellationToken), command, ViewText.Of);

    public ValueTask<DispatchResult> ReorderAsync(ReorderConversation command, CancellationToken cancellationToken) =>
        BothAsync(d => d.ReorderAsync(command, cancellationToken), command, ViewText.Of);

    public ValueTask<DispatchResult> OrderStateChangedAsync(OrderStateChanged command, CancellationToken cancellationToken) =>
        BothAsync(d => d.OrderStateChangedAsync(command, cancellationToken), command, ViewText.Of);

    public ValueTask<IReadOnlyList<DispatchResult>> DueAsync(DateTimeOffset at, CancellationToken cancellationToken) =>
        BothAsync(d => d.DueAsync(at, cancellationToken), at, results => string.Join('\n', results.Select(ViewText.Of)));

    public ValueTask<DateTimeOffset?> NextDueAsync(CancellationToken cancellationToken) =>
        BothAsync(d => d.NextDueAsync(cancellationToken), "next due", due => due?.ToString("O", CultureInfo.InvariantCulture) ?? "-");

    public ValueTask<DispatchResult> RestoreAsync(RestoreConversations command, CancellationToken cancellationToken) =>
        BothAsync(d => d.RestoreAsync(command, cancellationToken), command, ViewText.Of);

    public ValueTask<IReadOnlyList<QueuePosition>> QueueAsync(ShopId shop, DateTimeOffset at, CancellationToken cancellationToken) =>
        BothAsync(d => d.QueueAsync(shop, at, cancellationToken), shop, queue => string.Join('\n', queue));

    public ValueTask<int> PositionAsync(ShopId shop, ConversationId conversation, CancellationToken cancellationToken) =>
        BothAsync(d => d.PositionAsync(shop, conversation, cancellationToken), conversation, position => $"{position}");

    public ValueTask<ConversationView?> ConversationAsync(ShopId shop, ConversationId conversation, CancellationToken cancellationToken) =>
        BothAsync(d => d.ConversationAsync(shop, conversation, cancellationToken), conversation, view => $"{view}");

    public ValueTask<AgentView?> AgentAsync(ShopId shop, AgentId agent, CancellationToken cancellationToken) =>
        BothAsync(d => d.AgentAsync(shop, agent, cancellationToken), agent, view => view is null ? "-" : ViewText.Of(view));

    public ValueTask<StaffView?> StaffAsync(ShopId shop, CancellationToken cancellationToken) =>
        BothAsync(d => d.StaffAsync(shop, cancellationToken), shop, view => view is null ? "-" : ViewText.Of(view));

    public ValueTask<IReadOnlyList<ConversationView>?> ConversationsAsync(ShopId shop, CancellationToken cancellationToken) =>
        BothAsync(d => d.ConversationsAsync(shop, cancellationToken), shop, open => open is null ? "-" : string.Join('\n', open));

    public ValueTask<ShopView?> ViewAsync(ShopId shop, CancellationToken cancellationToken) =>
        BothAsync(d => d.ViewAsync(shop, cancellationToken), shop, view => view is null ? "-" : ViewText.Of(view));

    private async ValueTask<T> BothAsync<T>(Func<IDispatcher, ValueTask<T>> step, object command, Func<T, string> text)
    {
        var expected = await step(reference);
        var actual = await step(other);
        if (text(expected) is var right && text(actual) is var wrong && right != wrong)
            Assert.Fail($"{command}\nreference:\n{right}\nother:\n{wrong}");
        return expected;
    }
}
