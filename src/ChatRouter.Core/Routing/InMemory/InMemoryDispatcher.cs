using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace ChatRouter.Core.Routing.InMemory;

/// <summary>The dispatcher of a single process, and the reference for every other one.</summary>
/// <remarks>A lock per shop: shops never wait for each other. Nothing is kept that the journal could not give back.</remarks>
public sealed class InMemoryDispatcher : IDispatcher
{
    private readonly ConcurrentDictionary<ShopId, ShopState> _shops = new();
    private readonly DueIndex _due = new();

    public ValueTask<DispatchResult> ConfigureShopAsync(ConfigureShop command, CancellationToken cancellationToken)
    {
        var shop = _shops.GetOrAdd(command.Shop, id => new ShopState(id) { AwaitsConversations = command.AwaitsConversations });
        using (Begin(shop, command.At))
            return new(Configuring.Apply(shop, command));
    }

    public ValueTask<DispatchResult> SetAgentAsync(SetAgent command, CancellationToken cancellationToken) =>
        Step(command.Shop, command.At, command, Staff.Set);

    public ValueTask<DispatchResult> AgentConnectedAsync(AgentConnected command, CancellationToken cancellationToken) =>
        Step(command.Shop, command.At, command, Staff.Connect);

    public ValueTask<DispatchResult> AgentDisconnectedAsync(AgentDisconnected command, CancellationToken cancellationToken) =>
        Step(command.Shop, command.At, command, Staff.Disconnect);

    public ValueTask<IReadOnlyList<ConnectionId>> RenewLeasesAsync(RenewLeases command, CancellationToken cancellationToken)
    {
        if (!Knows(command.Shop, out var shop))
            return new(command.Connections);
        using (Begin(shop, command.At))
            return new(Staff.Renew(shop, command));
    }

    public ValueTask<DispatchResult> SetAgentStateAsync(SetAgentState command, CancellationToken cancellationToken) =>
        Step(command.Shop, command.At, command, Staff.SetState);

    public ValueTask<DispatchResult> RouteAsync(RouteConversation command, CancellationToken cancellationToken) =>
        Step(command.Shop, command.At, command, Messages.Route);

    public ValueTask<DispatchResult> TurnClosedAsync(TurnClosed command, CancellationToken cancellationToken) =>
        Step(command.Shop, command.At, command, Messages.TurnClosed);

    public ValueTask TouchAsync(IReadOnlyList<ConversationTouched> commands, CancellationToken cancellationToken)
    {
        foreach (var command in commands)
        {
            if (!Knows(command.Shop, out var shop))
                continue;
            using (Begin(shop, command.At))
                Messages.Touch(shop, command);
        }

        return default;
    }

    public ValueTask<DispatchResult> TransferAsync(TransferConversation command, CancellationToken cancellationToken) =>
        Step(command.Shop, command.At, command, Handing.Transfer);

    public ValueTask<DispatchResult> TakeAsync(TakeConversation command, CancellationToken cancellationToken) =>
        Step(command.Shop, command.At, command, Handing.Take);

    public ValueTask<DispatchResult> CloseAsync(CloseConversation command, CancellationToken cancellationToken) =>
        Step(command.Shop, command.At, command, static (shop, command) => Messages.Close(shop, command.Conversation));

    public ValueTask<DispatchResult> LeaveQueueAsync(LeaveQueue command, CancellationToken cancellationToken) =>
        Step(command.Shop, command.At, command, static (shop, command) => Messages.LeaveQueue(shop, command.Conversation));

    public ValueTask<DispatchResult> ReorderAsync(ReorderConversation command, CancellationToken cancellationToken) =>
        Step(command.Shop, command.At, command, Reordering.Apply);

    public ValueTask<DispatchResult> OrderStateChangedAsync(OrderStateChanged command, CancellationToken cancellationToken) =>
        Step(command.Shop, command.At, command, Messages.ChangeOrderState);

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

    public ValueTask<DispatchResult> RestoreAsync(RestoreConversations command, CancellationToken cancellationToken) =>
        _shops.TryGetValue(command.Shop, out var shop) ? Step(shop, command.At, command, Restoring.Apply) : Unknown(command.Shop);

    public ValueTask<IReadOnlyList<QueuePosition>> QueueAsync(ShopId shop, DateTimeOffset at, CancellationToken cancellationToken)
    {
        if (!Knows(shop, out var state))
            return new([]);
        lock (state.Gate)
            return new(Views.Queue(state, at.ToUnixTimeMilliseconds()));
    }

    public ValueTask<int> PositionAsync(ShopId shop, ConversationId conversation, CancellationToken cancellationToken)
    {
        if (!Knows(shop, out var state))
            return default;
        lock (state.Gate)
            return new(state.Conversations.TryGetValue(conversation, out var known) ? Views.Position(known) : 0);
    }

    public ValueTask<ConversationView?> ConversationAsync(ShopId shop, ConversationId conversation, CancellationToken cancellationToken)
    {
        if (!Knows(shop, out var state))
            return default;
        lock (state.Gate)
            return new(state.Conversations.TryGetValue(conversation, out var known) ? Views.Conversation(known) : null);
    }

    public ValueTask<AgentView?> AgentAsync(ShopId shop, AgentId agent, CancellationToken cancellationToken)
    {
        if (!Knows(shop, out var state))
            return default;
        lock (state.Gate)
            return new(state.Agents.TryGetValue(agent, out var known) ? Views.Agent(state, known) : null);
    }

    public ValueTask<StaffView?> StaffAsync(ShopId shop, CancellationToken cancellationToken)
    {
        if (!Knows(shop, out var state))
            return default;
        lock (state.Gate)
            return new(Views.Staff(state));
    }

    public ValueTask<IReadOnlyList<ConversationView>?> ConversationsAsync(ShopId shop, CancellationToken cancellationToken)
    {
        if (!Knows(shop, out var state))
            return default;
        lock (state.Gate)
            return new(Views.Conversations(state));
    }

    public ValueTask<ShopView?> ViewAsync(ShopId shop, CancellationToken cancellationToken)
    {
        if (!Knows(shop, out var state))
            return default;
        lock (state.Gate)
            return new(Views.Shop(state));
    }

    private bool Knows(ShopId id, [NotNullWhen(true)] out ShopState? shop) => _shops.TryGetValue(id, out shop) && !shop.AwaitsConversations;

    private ValueTask<DispatchResult> Step<TCommand>(ShopId id, DateTimeOffset at, TCommand command, Func<ShopState, TCommand, DispatchResult> step) =>
        Knows(id, out var shop) ? Step(shop, at, command, step) : Unknown(id);

    private ValueTask<DispatchResult> Step<TCommand>(ShopState shop, DateTimeOffset at, TCommand command, Func<ShopState, TCommand, DispatchResult> step)
    {
        using (Begin(shop, at))
            return new(step(shop, command));
    }

    private static ValueTask<DispatchResult> Unknown(ShopId id) =>
        new(new DispatchResult { Shop = id, Outcome = DispatchOutcome.Refused, Refusal = RefusalCode.UnknownShop });

    private ShopStep Begin(ShopState shop, DateTimeOffset at) => new(shop, _due, at);
}
