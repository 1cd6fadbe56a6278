using ChatRouter.Core.Routing;

namespace ChatRouter.TestKit.Routing;

/// <summary>Shops on one dispatcher, with the clock that all of them share.</summary>
public sealed class TestShops(IDispatcher dispatcher)
{
    /// <summary>The instant every test begins at.</summary>
    public static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly Dictionary<ShopId, TestShop> _shops = [];

    public IDispatcher Dispatcher { get; private set; } = dispatcher;

    public DateTimeOffset Now { get; private set; } = Start;

    public IReadOnlyCollection<TestShop> All => _shops.Values;

    /// <summary>The shop of that id; a new one is not configured yet.</summary>
    public TestShop Shop(string id)
    {
        if (!_shops.TryGetValue(new(id), out var shop))
            _shops[new(id)] = shop = new(this, new(id));
        return shop;
    }

    /// <summary>Moves the clock without firing timers: the next step has to.</summary>
    public void MoveTo(DateTimeOffset at) => Now = at;

    /// <summary>Moves the clock to so many seconds after the start and fires what is due.</summary>
    public Task AtAsync(double seconds) => AtAsync(Start.AddMilliseconds(Math.Round(seconds * 1000)));

    /// <summary>Moves the clock and fires what is due.</summary>
    public async Task<IReadOnlyList<DispatchResult>> AtAsync(DateTimeOffset at)
    {
        Assert.True(at >= Now, "Time never falls.");
        Now = at;
        var results = await Dispatcher.DueAsync(at, CancellationToken.None);
        foreach (var result in results)
            Shop(result.Shop.Value).Accept(result);
        return results;
    }

    /// <summary>Everything the dispatcher knew is lost: another one is built from settings, connections and journal.</summary>
    public async Task RestartAsync(IDispatcher next, bool restore = true)
    {
        Dispatcher = next;
        foreach (var shop in _shops.Values)
            await shop.RebuildAsync(restore);
    }
}
