using ChatRouter.Core.Routing;
using ChatRouter.Redis.Connection;
using ChatRouter.Redis.Scripts;
using Microsoft.Extensions.Logging;
using static ChatRouter.Redis.Routing.ScriptArguments;

namespace ChatRouter.Redis.Routing;

/// <summary>The dispatcher of any number of nodes: every step is one script, which decides as <c>InMemoryDispatcher</c> does, byte for byte.</summary>
/// <remarks>
/// Steps of one shop follow each other in the order in which they reach Redis. A step that ends with <see cref="RedisUnavailableException"/> may have
/// taken effect: repeating it is safe, and restoring from the journal puts right what was not heard.
/// Ids of agents, groups and conversations are compared by their bytes; surrogate pairs in them are refused, as they alone would sort otherwise elsewhere.
/// </remarks>
public sealed class RedisDispatcher : IDispatcher
{
    private const int ShopsAtOnce = 1_000;

    // Two or three milliseconds of Redis, for which others wait.
    private const int SliceLength = 250;

    private readonly IRedis _redis;
    private readonly RedisKeys _keys;
    private readonly DispatchScripts _scripts;
    private readonly DueShops _due;

    public RedisDispatcher(IRedis redis, RedisKeys keys, LuaLibrary library, ILogger<RedisDispatcher> logger)
    {
        _redis = redis;
        _keys = keys;
        _scripts = new(library);
        _due = new(redis, keys, library, logger);
    }

    public ValueTask<DispatchResult> ConfigureShopAsync(ConfigureShop command, CancellationToken cancellationToken) =>
        StepAsync(
            _scripts.ConfigureShop,
            command.Shop,
            command.At,
            [
                Of(command.Settings), Of(command.Groups.Select(Checked)), Of(command.Agents.Select(Checked)),
                command.AwaitsConversations ? "1" : "", .. command.Dedicated.SelectMany(pair => new[] { pair.Key.Value, pair.Value.Value }),
            ],
            cancellationToken);

    public ValueTask<DispatchResult> SetAgentAsync(SetAgent command, CancellationToken cancellationToken) =>
        StepAsync(
            _scripts.SetAgent,
            command.Shop,
            command.At,
            [
                Id(command.Agent.Value), Of(command.Weight), command.Capacity is { } capacity ? Of(capacity) : "",
                Of(command.NoSplit), Of(command.Enabled), Of(command.OnDuty), Of((int)command.Wanted), .. command.Groups.Select(group => Id(group.Value)),
            ],
            cancellationToken);

    public ValueTask<DispatchResult> AgentConnectedAsync(AgentConnected command, CancellationToken cancellationToken) =>
        StepAsync(_scripts.ConnectAgent, command.Shop, command.At, [command.Agent.Value, command.Connection.Value, Of(command.LeaseUntil)], cancellationToken);

    public ValueTask<DispatchResult> AgentDisconnectedAsync(AgentDisconnected command, CancellationToken cancellationToken) =>
        StepAsync(_scripts.DisconnectAgent, command.Shop, command.At, [command.Agent.Value, command.Connection.Value], cancellationToken);

    public async ValueTask<IReadOnlyList<ConnectionId>> RenewLeasesAsync(RenewLeases command, CancellationToken cancellationToken)
    {
        string[] arguments = [Of(command.LeaseUntil), .. command.Connections.Select(connection => connection.Value)];
        var answer = (await RunAsync(_scripts.RenewLeases, command.Shop, command.At, arguments, cancellationToken)).Items;
        _due.Note(command.Shop, answer[0], answer[1]);
        return Array.ConvertAll(answer[2].Items, connection => new ConnectionId(connection.Text));
    }

    public ValueTask<DispatchResult> SetAgentStateAsync(SetAgentState command, CancellationToken cancellationToken) =>
        StepAsync(_scripts.SetAgentState, command.Shop, command.At, [command.Agent.Value, Of((int)command.Wanted), Of(command.Force), Of(command.LeavesTurns)], cancellationToken);

    public ValueTask<DispatchResult> RouteAsync(RouteConversation command, CancellationToken cancellationToken) =>
        StepAsync(
            _scripts.RouteConversation,
            command.Shop,
            command.At,
            [
                Id(command.Conversation.Value), command.Buyer.Value, Of(command.Seq), command.Owner is { } owner ? Id(owner.Value) : "", Of(command.Version),
                Of(command.TurnOpenedAt), Of(command.TurnOpenedAt < command.At), command.OrderState?.Value ?? "",
                command.Priority is { } priority ? Of(priority) : "", command.Named?.Value ?? "", Of(command.BuyerBlocked), Of(command.HeldByBot),
                command.Group?.Group.Value ?? "", Of((int)(command.Group?.Fallback ?? GroupFallback.Shop)), Of(command.HandsOver),
            ],
            cancellationToken);

    public ValueTask<DispatchResult> TurnClosedAsync(TurnClosed command, CancellationToken cancellationToken) =>
        StepAsync(
            _scripts.CloseTurn,
            command.Shop,
            command.At,
            [command.Conversation.Value, command.Agent?.Value ?? "", Of(command.Seq), Of(command.Answered)],
            cancellationToken);

    public async ValueTask TouchAsync(IReadOnlyList<ConversationTouched> commands, CancellationToken cancellationToken) =>
        await Task.WhenAll(commands.Select(command => TouchAsync(command, cancellationToken)));

    public ValueTask<DispatchResult> TransferAsync(TransferConversation command, CancellationToken cancellationToken) =>
        StepAsync(
            _scripts.TransferConversation,
            command.Shop,
            command.At,
            [command.Conversation.Value, Of(command.Version), command.By.Value, command.ToAgent?.Value ?? "", command.ToGroup?.Value ?? ""],
            cancellationToken);

    public ValueTask<DispatchResult> TakeAsync(TakeConversation command, CancellationToken cancellationToken) =>
        StepAsync(_scripts.TakeConversation, command.Shop, command.At, [command.Conversation.Value, command.Agent.Value, Of(command.Version)], cancellationToken);

    public ValueTask<DispatchResult> CloseAsync(CloseConversation command, CancellationToken cancellationToken) =>
        StepAsync(_scripts.CloseConversation, command.Shop, command.At, [command.Conversation.Value], cancellationToken);

    public ValueTask<DispatchResult> LeaveQueueAsync(LeaveQueue command, CancellationToken cancellationToken) =>
        StepAsync(_scripts.LeaveQueue, command.Shop, command.At, [command.Conversation.Value], cancellationToken);

    public ValueTask<DispatchResult> ReorderAsync(ReorderConversation command, CancellationToken cancellationToken) =>
        StepAsync(_scripts.ReorderConversation, command.Shop, command.At, [command.Conversation.Value, Of(command.Class), Of(command.Version)], cancellationToken);

    public ValueTask<DispatchResult> OrderStateChangedAsync(OrderStateChanged command, CancellationToken cancellationToken) =>
        StepAsync(_scripts.ChangeOrderState, command.Shop, command.At, [command.Buyer.Value, command.OrderState.Value], cancellationToken);

    public async ValueTask<IReadOnlyList<DispatchResult>> DueAsync(DateTimeOffset at, CancellationToken cancellationToken)
    {
        var shops = await _due.ListAsync(Of(at), ShopsAtOnce, cancellationToken);
        var results = await Task.WhenAll(shops.Select(entry => StepAsync(_scripts.FireDue, entry.Shop, at, [], cancellationToken).AsTask()));
        return Array.FindAll(results, result => result.Outcome == DispatchOutcome.Done);
    }

    public async ValueTask<DateTimeOffset?> NextDueAsync(CancellationToken cancellationToken)
    {
        while (await _due.ListAsync("+inf", 1, cancellationToken) is [var first, ..])
        {
            var answer = (await _redis.RunAsync(_scripts.FindNextDue, Keys(first.Shop), [_keys.Shop(first.Shop)], cancellationToken)).Items;
            if (answer[0].Number == first.Due)
                return DateTimeOffset.FromUnixTimeMilliseconds(first.Due);

            _due.Note(first.Shop, answer[1], answer[2]);
        }

        return null;
    }

    public ValueTask<DispatchResult> RestoreAsync(RestoreConversations command, CancellationToken cancellationToken) =>
        StepAsync(
            _scripts.RestoreConversations,
            command.Shop,
            command.At,
            [Of(command.Conversations), command.AreAllBack ? "1" : "", .. command.Contacts.SelectMany(contact => new[] { contact.Buyer.Value, Id(contact.Agent.Value), Of(contact.At) })],
            cancellationToken);

    public async ValueTask<IReadOnlyList<QueuePosition>> QueueAsync(ShopId shop, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var waiting = new List<RedisReply[]>();
        RedisReply[] slice;
        do
        {
            slice = (await RunAsync(_scripts.ReadQueue, shop, at, [Of(waiting.Count), Of(SliceLength)], cancellationToken)).Items;
            waiting.AddRange(slice.Select(reply => reply.Items));
        }
        while (slice.Length == SliceLength);
        return ViewReader.Queue(waiting);
    }

    public async ValueTask<int> PositionAsync(ShopId shop, ConversationId conversation, CancellationToken cancellationToken) =>
        (await _redis.RunAsync(_scripts.ReadPosition, Keys(shop), [_keys.Shop(shop), conversation.Value], cancellationToken)).Small;

    public async ValueTask<ConversationView?> ConversationAsync(ShopId shop, ConversationId conversation, CancellationToken cancellationToken)
    {
        var answer = await _redis.RunAsync(_scripts.ReadConversation, Keys(shop), [_keys.Shop(shop), conversation.Value], cancellationToken);
        return answer.IsNone ? null : ViewReader.Conversation(answer);
    }

    public async ValueTask<AgentView?> AgentAsync(ShopId shop, AgentId agent, CancellationToken cancellationToken)
    {
        var answer = await _redis.RunAsync(_scripts.ReadAgent, Keys(shop), [_keys.Shop(shop), agent.Value], cancellationToken);
        return answer.IsNone ? null : ViewReader.Agent(answer.Items);
    }

    public async ValueTask<StaffView?> StaffAsync(ShopId shop, CancellationToken cancellationToken)
    {
        var answer = await _redis.RunAsync(_scripts.ReadStaff, Keys(shop), [_keys.Shop(shop)], cancellationToken);
        return answer.IsNone ? null : ViewReader.Staff(answer.Items);
    }

    public async ValueTask<IReadOnlyList<ConversationView>?> ConversationsAsync(ShopId shop, CancellationToken cancellationToken)
    {
        var open = new List<ConversationView>();
        string? after = "";
        while (after is not null)
        {
            var answer = await _redis.RunAsync(_scripts.ReadConversations, Keys(shop), [_keys.Shop(shop), after, Of(SliceLength)], cancellationToken);
            if (answer.IsNone)
                return null;
            open.AddRange(answer.Items[0].Items.Select(ViewReader.Conversation));
            after = answer.Items[1].TextOrNull;
        }

        return open;
    }

    public async ValueTask<ShopView?> ViewAsync(ShopId shop, CancellationToken cancellationToken)
    {
        var answer = await _redis.RunAsync(_scripts.ReadShop, Keys(shop), [_keys.Shop(shop)], cancellationToken);
        return answer.IsNone ? null : ViewReader.Shop(shop, answer.Items);
    }

    private async Task TouchAsync(ConversationTouched command, CancellationToken cancellationToken)
    {
        string[] arguments = [command.Conversation.Value, Of(command.Seq), command.Contact?.Value ?? ""];
        if ((await RunAsync(_scripts.TouchConversation, command.Shop, command.At, arguments, cancellationToken)).Items is [var due, var step])
            _due.Note(command.Shop, due, step);
    }

    private async ValueTask<DispatchResult> StepAsync(LuaScript script, ShopId shop, DateTimeOffset at, string[] arguments, CancellationToken cancellationToken)
    {
        var answer = (await RunAsync(script, shop, at, arguments, cancellationToken)).Items;
        _due.Note(shop, answer[7], answer[8]);
        return DispatchReader.Result(shop, answer);
    }

    private Task<RedisReply> RunAsync(LuaScript script, ShopId shop, DateTimeOffset at, string[] arguments, CancellationToken cancellationToken) =>
        _redis.RunAsync(script, Keys(shop), [_keys.Shop(shop), Of(at), .. arguments], cancellationToken);

    private string[] Keys(ShopId shop) => [_keys.Records(shop), _keys.Deadlines(shop)];

    private static RoutingGroup Checked(RoutingGroup group)
    {
        Id(group.Id.Value);
        return group;
    }

    private static SetAgent Checked(SetAgent agent)
    {
        Id(agent.Agent.Value);
        foreach (var group in agent.Groups)
            Id(group.Value);
        return agent;
    }

    private static string Id(string id) => id.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF') < 0
        ? id
        : throw new ArgumentException($"An id with a surrogate pair does not sort by its bytes: {id}");
}
