using System.Globalization;
using ChatRouter.Core.Conversations;
using ChatRouter.Core.Routing;
using ChatRouter.TestKit.Model;
using ChatRouter.TestKit.Routing;

namespace ChatRouter.IntegrationTests.Redis;

/// <summary>Random steps of one shop that depend on nothing that a dispatcher answers, so that many can be under way at once.</summary>
internal sealed class WildSteps(int seed, ShopId shop)
{
    private static readonly string[] Groups = ["g", "h", "k"];
    private static readonly string[] States = ["none", "paid", "shipped", "refund"];

    private readonly SeededNumbers _random = new(seed);
    private readonly int[] _generations = new int[10];
    private readonly int[] _seqs = new int[10];
    private DateTimeOffset _now = TestShops.Start;

    public DateTimeOffset Now => _now;

    /// <summary>The shop and its agents.</summary>
    public IEnumerable<Func<IDispatcher, Task<string>>> Begin()
    {
        yield return Configure();
        foreach (var agent in Enumerable.Range(0, 6))
            yield return SetAgent(Agent(agent));
    }

    public Func<IDispatcher, Task<string>> Next()
    {
        // Time stands still, passes, and sometimes runs backwards.
        _now = _now.AddMilliseconds(_random.Below(12) switch { 0 => _random.Below(90_000), 1 => -_random.Below(50), < 5 => 0, _ => _random.Below(1_500) });
        return _random.Below(100) switch
        {
            < 34 => Route(),
            < 50 => CloseTurn(),
            < 54 => Touch(),
            < 60 => Close(),
            < 61 => LeaveQueue(),
            < 62 => Reorder(),
            < 65 => ChangeOrderState(),
            < 68 => Transfer(),
            < 71 => Take(),
            < 74 => SetAgent(Agent()),
            < 76 => Configure(),
            < 83 => Connect(),
            < 86 => Disconnect(),
            < 89 => Renew(),
            < 98 => SetState(),
            _ => Restore(),
        };
    }

    private Func<IDispatcher, Task<string>> Route()
    {
        var buyer = Buyer(out var index);
        var seq = _random.Below(8) == 0 ? _seqs[index] : ++_seqs[index];
        var command = new RouteConversation
        {
            Shop = shop,
            Conversation = Conversation(index),
            Buyer = new(buyer),
            Seq = seq,
            Owner = _random.Below(12) == 0 ? Agent() : null,
            Version = _random.Below(12) == 0 ? _random.Below(8) : 0,
            TurnOpenedAt = _now.AddMilliseconds(_random.Below(6) == 0 ? -_random.Below(30_000) : 0),
            OrderState = _random.Below(5) == 0 ? State() : null,
            Priority = _random.Below(8) == 0 ? _random.Below(6) - 1 : null,
            Named = _random.Below(10) == 0 ? Agent() : null,
            Group = _random.Below(5) == 0 ? Asked() : null,
            BuyerBlocked = _random.Below(40) == 0,
            HeldByBot = _random.Below(30) == 0,
            HandsOver = _random.Below(60) == 0,
            At = _now,
        };
        return Step(d => d.RouteAsync(command, CancellationToken.None));
    }

    // Whoever owns it answers: one of the guesses is right.
    private Func<IDispatcher, Task<string>> CloseTurn()
    {
        Buyer(out var index);
        var (conversation, seq, answered, at) = (Conversation(index), ++_seqs[index], _random.Below(6) != 0, _now);
        var guesses = Enumerable.Range(0, 7).Select(agent => new TurnClosed(shop, conversation, agent < 6 ? Agent(agent) : null, seq, answered, at)).ToArray();
        return async d => string.Join('\n', (await Task.WhenAll(guesses.Select(g => d.TurnClosedAsync(g, CancellationToken.None).AsTask()))).Select(ViewText.Of));
    }

    private Func<IDispatcher, Task<string>> Touch()
    {
        Buyer(out var index);
        var command = new ConversationTouched(shop, Conversation(index), ++_seqs[index], _random.Below(2) == 0 ? Agent() : null, _now);
        return async d =>
        {
            await d.TouchAsync([command], CancellationToken.None);
            return "";
        };
    }

    private Func<IDispatcher, Task<string>> Close()
    {
        Buyer(out var index);
        var command = new CloseConversation(shop, Conversation(index), _now);
        _generations[index]++;
        return Step(d => d.CloseAsync(command, CancellationToken.None));
    }

    private Func<IDispatcher, Task<string>> LeaveQueue()
    {
        Buyer(out var index);
        var command = new LeaveQueue(shop, Conversation(index), _now);
        return Step(d => d.LeaveQueueAsync(command, CancellationToken.None));
    }

    private Func<IDispatcher, Task<string>> Reorder()
    {
        Buyer(out var index);
        var guesses = Enumerable.Range(0, 4).Select(version => new ReorderConversation(shop, Conversation(index), _random.Below(7) - 1, version, _now)).ToArray();
        return async d => string.Join('\n', (await Task.WhenAll(guesses.Select(g => d.ReorderAsync(g, CancellationToken.None).AsTask()))).Select(ViewText.Of));
    }

    private Func<IDispatcher, Task<string>> ChangeOrderState()
    {
        var command = new OrderStateChanged(shop, new(Buyer(out _)), State(), _now);
        return Step(d => d.OrderStateChangedAsync(command, CancellationToken.None));
    }

    private Func<IDispatcher, Task<string>> Transfer()
    {
        Buyer(out var index);
        var toGroup = _random.Below(2) == 0;
        var command = new TransferConversation
        {
            Shop = shop,
            Conversation = Conversation(index),
            Version = 1 + _random.Below(3),
            By = Agent(),
            ToAgent = toGroup ? null : Agent(),
            ToGroup = toGroup ? new(Groups[_random.Below(3)]) : null,
            At = _now,
        };
        return Step(d => d.TransferAsync(command, CancellationToken.None));
    }

    private Func<IDispatcher, Task<string>> Take()
    {
        Buyer(out var index);
        var command = new TakeConversation(shop, Conversation(index), Agent(), 1 + _random.Below(3), _now);
        return Step(d => d.TakeAsync(command, CancellationToken.None));
    }

    private Func<IDispatcher, Task<string>> SetAgent(AgentId agent)
    {
        var command = Settings(agent);
        return Step(d => d.SetAgentAsync(command, CancellationToken.None));
    }

    private SetAgent Settings(AgentId agent) => ModelSettings.Change(new() { Shop = shop, Agent = agent, At = _now }, _random.Below(1 << 20), Presets.Balanced);

    private Func<IDispatcher, Task<string>> Configure()
    {
        TimeSpan?[] overflows = [null, TimeSpan.FromSeconds(12), Timeout.InfiniteTimeSpan];
        var groups = Groups.Where(_ => _random.Below(4) != 0).Select(id => new RoutingGroup
        {
            Id = new(id),
            OrderStates = [.. States.Where(_ => _random.Below(3) == 0).Select(OrderState.From)],
            OverflowAfter = overflows[_random.Below(3)],
        }).ToArray();
        var command = new ConfigureShop
        {
            Shop = shop,
            Settings = ModelSettings.Of(_random.Below(1 << 20)),
            Groups = groups,
            Dedicated = ModelSettings.Dedicated,
            Agents = [.. Enumerable.Range(0, 6).Where(_ => _random.Below(3) == 0).Select(agent => Settings(Agent(agent)))],
            AwaitsConversations = _random.Below(2) == 0,
            At = _now,
        };
        return Step(d => d.ConfigureShopAsync(command, CancellationToken.None));
    }

    private Func<IDispatcher, Task<string>> Connect()
    {
        var command = new AgentConnected(shop, Agent(), Connection(), _now.AddMilliseconds(_random.Below(120_000)), _now);
        return Step(d => d.AgentConnectedAsync(command, CancellationToken.None));
    }

    private Func<IDispatcher, Task<string>> Disconnect()
    {
        var command = new AgentDisconnected(shop, Agent(), Connection(), _now);
        return Step(d => d.AgentDisconnectedAsync(command, CancellationToken.None));
    }

    private Func<IDispatcher, Task<string>> Renew()
    {
        var command = new RenewLeases(shop, [Connection(), Connection(), Connection()], _now.AddMilliseconds(_random.Below(120_000)), _now);
        return async d => string.Join(' ', await d.RenewLeasesAsync(command, CancellationToken.None));
    }

    private Func<IDispatcher, Task<string>> SetState()
    {
        var command = new SetAgentState(shop, Agent(), _random.Below(6) switch { 0 => WantedState.Offline, 1 => WantedState.Paused, _ => WantedState.Online }, _random.Below(4) == 0, _now) { LeavesTurns = _random.Below(4) == 0 };
        return Step(d => d.SetAgentStateAsync(command, CancellationToken.None));
    }

    private Func<IDispatcher, Task<string>> Restore()
    {
        var command = new RestoreConversations
        {
            Shop = shop,
            Conversations = [.. Enumerable.Range(0, _random.Below(4)).Select(_ => Truth())],
            Contacts = [.. Enumerable.Range(0, _random.Below(3)).Select(_ => new ContactTruth(new(Buyer(out var _)), Agent(), Past(100_000)))],
            AreAllBack = _random.Below(3) > 0,
            At = _now,
        };
        return Step(d => d.RestoreAsync(command, CancellationToken.None));
    }

    private ConversationTruth Truth()
    {
        var buyer = Buyer(out var index);
        return new()
        {
            Conversation = Conversation(index),
            Buyer = new(buyer),
            Placement = (Placement)_random.Below(6),
            Owner = _random.Below(3) == 0 ? null : Agent(),
            Version = _random.Below(8),
            Seq = _seqs[index],
            TurnOpenedAt = _random.Below(3) == 0 ? null : Past(60_000),
            WaitingSince = Past(60_000),
            LastPublicAt = Past(60_000),
            PlacedAt = Past(60_000),
            Pool = _random.Below(3) switch { 0 => null, 1 => PoolId.WholeShop, _ => new PoolId(Groups[_random.Below(3)]) },
            Notes = (RouteNotes)(_random.Below(4) << 7),
            OrderState = State(),
            Priority = _random.Below(5),
            TransferredTo = null,
            ExcludedAgent = _random.Below(6) == 0 ? Agent() : null,
            Tried = _random.Below(6) == 0 ? [Agent()] : [],
        };
    }

    private static Func<IDispatcher, Task<string>> Step(Func<IDispatcher, ValueTask<DispatchResult>> step) => async d => ViewText.Of(await step(d));

    private DateTimeOffset Past(int within) => _now.AddMilliseconds(-_random.Below(within));

    private ConversationId Conversation(int buyer) => new(string.Create(CultureInfo.InvariantCulture, $"c{_generations[buyer]:d4}-{buyer}"));

    private GroupHint Asked() => new(new(_random.Below(8) == 0 ? "gone" : Groups[_random.Below(3)]), (GroupFallback)_random.Below(3));

    private ConnectionId Connection() => new(_random.Below(9).ToString(CultureInfo.InvariantCulture));

    private OrderState State() => new(States[_random.Below(States.Length)]);

    private AgentId Agent() => Agent(_random.Below(6));

    private static AgentId Agent(int index) => new(((char)('a' + index)).ToString());

    private string Buyer(out int index)
    {
        index = _random.Below(_generations.Length);
        return string.Create(CultureInfo.InvariantCulture, $"x{index}");
    }
}
