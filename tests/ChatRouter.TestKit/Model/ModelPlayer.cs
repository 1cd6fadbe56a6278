using System.Globalization;
using ChatRouter.Core.Conversations;
using ChatRouter.Core.Routing;
using ChatRouter.TestKit.Routing;

namespace ChatRouter.TestKit.Model;

/// <summary>Plays a stream of events against a dispatcher and has every step checked.</summary>
public sealed partial class ModelPlayer
{
    private static readonly string[] States = ["none", "paid", "shipped", "refund"];

    private readonly Func<ValueTask<IDispatcher>> _create;
    private readonly TestShops _shops;
    private readonly Dictionary<ShopId, InvariantChecker> _checkers = [];
    private readonly Dictionary<(int Shop, int Buyer), RouteConversation> _messages = [];

    private ModelPlayer(Func<ValueTask<IDispatcher>> create, IDispatcher dispatcher)
    {
        _create = create;
        _shops = new(dispatcher);
    }

    /// <summary>Every decision of the run, in order.</summary>
    public List<Decision> Decisions { get; } = [];

    /// <summary>Steps that were checked: events and instants at which timers fired.</summary>
    public int Steps { get; private set; }

    /// <summary>Plays the stream; the seed chooses the shops' settings.</summary>
    public static async Task<ModelPlayer> PlayAsync(int seed, IReadOnlyList<ModelEvent> events, Func<ValueTask<IDispatcher>> _create)
    {
        var player = new ModelPlayer(_create, await _create());
        await player.SetUpAsync(seed);
        foreach (var step in events)
            await player.PlayAsync(step);
        return player;
    }

    private async Task SetUpAsync(int seed)
    {
        foreach (var index in Enumerable.Range(0, ModelStream.Shops))
        {
            var shop = Shop(index);
            _checkers[shop.Id] = new(shop, () => _shops.Now);
            shop.Accepting += result => Decisions.AddRange(result.Decisions);
            await shop.ConfigureAsync(ModelSettings.Of(seed + index), ModelSettings.Groups, ModelSettings.Dedicated);
            foreach (var agent in Enumerable.Range(0, ModelStream.Agents))
                await shop.SetAsync(Agent(agent), a => ModelSettings.Change(a, (seed * 31) + (agent * 7), shop.Settings));
            await _checkers[shop.Id].ResetAsync();
        }
    }

    private async Task PlayAsync(ModelEvent step)
    {
        var until = _shops.Now.AddMilliseconds(step.WaitMilliseconds);
        while (await _shops.Dispatcher.NextDueAsync(CancellationToken.None) is { } due && due <= until)
        {
            Assert.True(due > _shops.Now, $"A timer is due at {due:O}, which was over at {_shops.Now:O}.");
            await FireAsync(due);
        }

        _shops.MoveTo(until);
        Steps++;
        if (step.Kind == ModelEventKind.Restart)
        {
            await RestartAsync(step);
            return;
        }

        var checker = _checkers[Shop(step.Shop).Id];
        await ActAsync(step, Shop(step.Shop), checker);
        await checker.CheckAsync();
    }

    private async Task FireAsync(DateTimeOffset due)
    {
        Steps++;
        foreach (var checker in _checkers.Values)
            checker.Step = new() { Due = true };
        var results = await _shops.AtAsync(due);
        foreach (var (shop, checker) in _checkers)
        {
            if (results.Any(r => r.Shop == shop))
                await checker.CheckAsync();
            else
                checker.SeeRest();
        }
    }

    private async Task RestartAsync(ModelEvent step)
    {
        if (step.Value % 4 != 0)
            return;
        _messages.Clear();
        foreach (var checker in _checkers.Values)
            checker.Suspend();
        await _shops.RestartAsync(await _create());
        foreach (var checker in _checkers.Values)
            await checker.ResetAsync();
    }

    private TestShop Shop(int index) => _shops.Shop(index.ToString("'s'0", CultureInfo.InvariantCulture));

    private static string Agent(int index) => ((char)('a' + index)).ToString();

    private static OrderState State(int value) => new(States[value % States.Length]);
}
