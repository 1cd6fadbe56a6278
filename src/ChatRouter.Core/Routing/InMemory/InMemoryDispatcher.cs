using System.Collections.Concurrent;

namespace ChatRouter.Core.Routing.InMemory;

/// <summary>The dispatcher of a single process, and the reference for every other one.</summary>
/// <remarks>A lock per shop: shops never wait for each other. Nothing is kept that the journal could not give back.</remarks>
public sealed class InMemoryDispatcher : IDispatcher
{
    private readonly ConcurrentDictionary<ShopId, ShopState> _shops = new();
    private readonly DueIndex _due = new();

    public ValueTask<DispatchResult> ConfigureShopAsync(ConfigureShop command, CancellationToken cancellationToken)
    {
        var shop = _shops.GetOrAdd(command.Shop, id => new ShopState(id));
        using (Begin(shop, command.At))
            return new(Configuring.Apply(shop, command));
    }

    public ValueTask<DispatchResult> SetAgentAsync(SetAgent command, CancellationToken cancellationToken)
    {
        if (!_shops.TryGetValue(command.Shop, out var shop))
            return Unknown(command.Shop);
        using (Begin(shop, command.At))
            return new(Staff.Set(shop, command));
    }

    public ValueTask<DispatchResult> AgentConnectedAsync(AgentConnected command, CancellationToken cancellationToken)
    {
        if (!_shops.TryGetValue(command.Shop, out var shop))
            return Unknown(command.Shop);
        using (Begin(shop, command.At))
            return new(Staff.Connect(shop, command));
    }

    public ValueTask<DispatchResult> AgentDisconnectedAsync(AgentDisconnected command, CancellationToken cancellationToken)
    {
        if (!_shops.TryGetValue(command.Shop, out var shop))
            return Unknown(command.Shop);
        using (Begin(shop, command.At))
            return new(Staff.Disconnect(shop, command));
    }

    public ValueTask<IReadOnlyList<ConnectionId>> RenewLeasesAsync(RenewLeases command, CancellationToken cancellationToken)
    {
        if (!_shops.TryGetValue(command.Shop, out var shop))
            return new(command.Connections);
        using (Begin(shop, command.At))
            return new(Staff.Renew(shop, command));
    }

    public ValueTask<DispatchResult> SetAgentStateAsync(SetAgentState command, CancellationToken cancellationToken)
    {
        if (!_shops.TryGetValue(command.Shop, out var shop))
            return Unknown(command.Shop);
        using (Begin(shop, command.At))
            return new(Staff.SetState(shop, command));
    }

    public ValueTask<DispatchResult> RouteAsync(RouteConversation command, CancellationToken cancellationToken)
    {
        if (!_shops.TryGetValue(command.Shop, out var shop))
            return Unknown(command.Shop);
        using (Begin(shop, command.At))
            return new(Messages.Route(shop, command));
    }

    public ValueTask<DispatchResult> TurnClosedAsync(TurnClosed command, CancellationToken cancellationToken)
    {
        if (!_shops.TryGetValue(command.Shop, out var shop))
            return Unknown(command.Shop);
        using (Begin(shop, command.At))
            return new(Messages.TurnClosed(shop, command));
    }

    public ValueTask TouchAsync(IReadOnlyList<ConversationTouched> commands, CancellationToken cancellationToken)
    {
        foreach (var command in commands)
        {
            if (!_shops.TryGetValue(command.Shop, out var shop))
                continue;
            using (Begin(shop, command.At))
                Messages.Touch(shop, command);
        }

        return default;
    }

    public ValueTask<DispatchResult> TransferAsync(TransferConversation command, CancellationToken cancellationToken)
    {
        if (!_shops.TryGetValue(command.Shop, out var shop))
            return Unknown(command.Shop);
        using (Begin(shop, command.At))
            return new(Handing.Transfer(shop, command));
    }

    public ValueTask<DispatchResult> TakeAsync(TakeConversation command, CancellationToken cancellationToken)
    {
        if (!_shops.TryGetValue(command.Shop, out var shop))
            return Unknown(command.Shop);
        using (Begin(shop, command.At))
            return new(Handing.Take(shop, command));
    }

    public ValueTask<DispatchResult> CloseAsync(CloseConversation command, CancellationToken cancellationToken)
    {
        if (!_shops.TryGetValue(command.Shop, out var shop))
            return Unknown(command.Shop);
        using (Begin(shop, command.At))
            return new(Messages.Close(shop, command.Conversation));
    }

    public ValueTask<DispatchResult> LeaveQueueAsync(LeaveQueue command, CancellationToken cancellationToken)
    {
        if (!_shops.TryGetValue(command.Shop, out var shop))
            return Unknown(command.Shop);
        using (Begin(shop, command.At))
            return new(Messages.LeaveQueue(shop, command.Conversation));
    }

    public ValueTask<DispatchResult> OrderStateChangedAsync(OrderStateChanged command, CancellationToken cancellationToken)
    {
        if (!_shops.TryGetValue(command.Shop, out var shop))
            return Unknown(command.Shop);
        using (Begin(shop, command.At))
            return new(Messages.ChangeOrderState(shop, command));
    }

    public ValueTask<IReadOnlyList<DispatchResult>> DueAsync(DateTimeOffset at, CancellationToken cancellationToken)
    {
        var results = new List<DispatchResult>();
        foreach (var shop in _due.DueUpTo(at.ToUnixTimeMilliseconds()))
        {
            using (Begin(shop, at))
            {
                if (shop.HasEffects)
                    results.Add(shop.Done());
                _due.Correct(shop);
            }
        }

        return new(results);
    }

    public ValueTask<DateTimeOffset?> NextDueAsync(CancellationToken cancellationToken)
    {
        while (_due.First() is { } first)
        {
            lock (first.Shop.Gate)
            {
                _due.Correct(first.Shop);
                if (first.Shop.IndexedDue == first.Due)
                    return new(ShopState.ToTime(first.Due));
            }
        }

        return default;
    }

    public ValueTask<DispatchResult> RestoreAsync(RestoreConversations command, CancellationToken cancellationToken)
    {
        if (!_shops.TryGetValue(command.Shop, out var shop))
            return Unknown(command.Shop);
        using (Begin(shop, command.At))
            return new(Restoring.Apply(shop, command));
    }

    public ValueTask<IReadOnlyList<QueuePosition>> QueueAsync(ShopId shop, DateTimeOffset at, CancellationToken cancellationToken)
    {
        if (!_shops.TryGetValue(shop, out var state))
            return new([]);
        lock (state.Gate)
            return new(Views.Queue(state, at.ToUnixTimeMilliseconds()));
    }

    public ValueTask<ConversationView?> ConversationAsync(ShopId shop, ConversationId conversation, CancellationToken cancellationToken)
    {
        if (!_shops.TryGetValue(shop, out var state))
            return default;
        lock (state.Gate)
            return new(state.Conversations.TryGetValue(conversation, out var known) ? Views.Conversation(known) : null);
    }

    public ValueTask<ShopView?> ViewAsync(ShopId shop, CancellationToken cancellationToken)
    {
        if (!_shops.TryGetValue(shop, out var state))
            return default;
        lock (state.Gate)
            return new(Views.Shop(state));
    }

    private static ValueTask<DispatchResult> Unknown(ShopId shop) =>
        new(new DispatchResult { Shop = shop, Outcome = DispatchOutcome.Refused, Refusal = RefusalCode.UnknownShop });

    private ShopStep Begin(ShopState shop, DateTimeOffset at) => new(shop, _due, at);
}
