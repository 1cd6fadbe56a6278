using System.Globalization;
using ChatRouter.Core.Routing;
using ChatRouter.Core.Routing.InMemory;

namespace ChatRouter.Benchmarks.Micro;

/// <summary>How much memory shops take whose agents are Online, with one conversation open each.</summary>
internal static class ShopMemory
{
    private static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeMilliseconds(1_800_000_000_000);

    public static int Run(string[] arguments)
    {
        var shops = Number(arguments, 0, 100_000);
        var agents = Number(arguments, 1, 10);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var dispatcher = new InMemoryDispatcher();
        foreach (var shop in Enumerable.Range(0, shops))
            Open(dispatcher, new ShopId($"{shop:x32}"), agents);
        var heap = GC.GetTotalMemory(forceFullCollection: true) - before;
        Report($"{shops} shops with {agents} agents each: heap {heap / 1e6:f0} MB, {heap / (double)shops:f0} bytes a shop, working set {Environment.WorkingSet / 1e6:f0} MB");

        foreach (var shop in Enumerable.Range(0, shops))
            Route(dispatcher, new ShopId($"{shop:x32}"));
        heap = GC.GetTotalMemory(forceFullCollection: true) - before;
        Report($"one open conversation in each: heap {heap / 1e6:f0} MB, {heap / (double)shops:f0} bytes a shop, working set {Environment.WorkingSet / 1e6:f0} MB");
        GC.KeepAlive(dispatcher);
        return 0;
    }

    private static void Open(InMemoryDispatcher dispatcher, ShopId shop, int agents)
    {
        _ = dispatcher.ConfigureShopAsync(new() { Shop = shop, Settings = Presets.Balanced, At = Now }, CancellationToken.None).Result;
        foreach (var i in Enumerable.Range(0, agents))
        {
            var agent = new AgentId($"{shop.Value.AsSpan(8)}{i:x8}");
            _ = dispatcher.SetAgentAsync(new() { Shop = shop, Agent = agent, At = Now }, CancellationToken.None).Result;
            _ = dispatcher.AgentConnectedAsync(new(shop, agent, new($"{i:x8}{shop.Value.AsSpan(8)}"), Now.AddHours(1), Now), CancellationToken.None).Result;
            _ = dispatcher.SetAgentStateAsync(new(shop, agent, WantedState.Online, false, Now), CancellationToken.None).Result;
        }
    }

    private static void Route(InMemoryDispatcher dispatcher, ShopId shop) =>
        _ = dispatcher.RouteAsync(
            new() { Shop = shop, Conversation = new($"c{shop.Value}"), Buyer = new($"b{shop.Value}"), Seq = 1, Version = 0, TurnOpenedAt = Now, At = Now },
            CancellationToken.None).Result;

    private static int Number(string[] arguments, int index, int fallback) =>
        arguments.Length > index ? int.Parse(arguments[index], CultureInfo.InvariantCulture) : fallback;

    private static void Report(FormattableString line) => Console.WriteLine(FormattableString.Invariant(line));
}
