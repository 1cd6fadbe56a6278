using System.Globalization;
using System.Text.RegularExpressions;
using ChatRouter.Core.Routing;
using ChatRouter.Redis;
using ChatRouter.Redis.Connection;
using ChatRouter.Redis.Routing;
using ChatRouter.Redis.Scripts;
using ChatRouter.TestKit.Servers;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace ChatRouter.IntegrationTests.Redis.Kinds;

/// <summary>A master of a cluster dies, and its replica takes its place.</summary>
public sealed class ClusterFailoverTests
{
    private static readonly DateTimeOffset At = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact, Trait("Faults", "whole")]
    public async Task Shops_of_a_master_that_died_are_routed_again_within_15_s_and_have_lost_nothing()
    {
        await using var cluster = new RedisCluster();
        await cluster.StartAsync();
        await cluster.AddReplicaOfFirstAsync();
        var options = Options.Create(new RedisOptions { ConnectionString = cluster.ConnectionString });
        await using var connection = new RedisConnection(options, NullLogger<RedisConnection>.Instance);
        await connection.ConnectAsync(CancellationToken.None);
        var dispatcher = new RedisDispatcher(connection, new(options), LuaLibrary.Of(typeof(RedisDispatcher).Assembly), NullLogger<RedisDispatcher>.Instance);
        var first = cluster.Masters.First();
        var shops = await ShopsInAndOutsideAsync(first);
        foreach (var shop in shops)
        {
            await dispatcher.ConfigureShopAsync(new() { Shop = shop, Settings = Presets.Balanced, At = At }, CancellationToken.None);
            await RouteAsync(dispatcher, shop, "before");
        }

        await UntilReplicatedAsync(first).WaitAsync(TimeSpan.FromSeconds(10));
        await first.KillAsync();

        foreach (var shop in shops)
        {
            await UntilRoutedAsync(dispatcher, shop, "after").WaitAsync(TimeSpan.FromSeconds(15));
            var view = await dispatcher.ViewAsync(shop, CancellationToken.None);
            Assert.Equal(["after", "before"], view!.Conversations.Select(conversation => conversation.Conversation.Value).Order(StringComparer.Ordinal));
        }
    }

    // WAIT would ask only for what its own connection wrote.
    private static async Task UntilReplicatedAsync(RedisProcess master)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (await timer.WaitForNextTickAsync())
        {
            var info = await master.AskAsync("INFO", "replication");
            if (Regex.Match(info, @"slave0:.*offset=(\d+)").Groups[1].Value == Regex.Match(info, @"master_repl_offset:(\d+)").Groups[1].Value)
                return;
        }
    }

    // The first shop lies on the given master, the second does not.
    private static async Task<ShopId[]> ShopsInAndOutsideAsync(RedisProcess first)
    {
        var names = Enumerable.Range(0, 100).Select(number => $"shop{number}").ToList();
        var own = new List<string>();
        foreach (var name in names)
        {
            if (int.Parse(await first.AskAsync("CLUSTER", "KEYSLOT", name), CultureInfo.InvariantCulture) <= 5000)
                own.Add(name);
        }

        return [new(own[0]), new(names.Except(own).First())];
    }

    private static Task<DispatchResult> RouteAsync(RedisDispatcher dispatcher, ShopId shop, string name) => dispatcher.RouteAsync(
        new() { Shop = shop, Conversation = new(name), Buyer = new(name), Seq = 1, Version = 0, TurnOpenedAt = At, At = At }, CancellationToken.None).AsTask();

    private static async Task UntilRoutedAsync(RedisDispatcher dispatcher, ShopId shop, string name)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (await timer.WaitForNextTickAsync())
        {
            try
            {
                await RouteAsync(dispatcher, shop, name);
                return;
            }
            catch (RedisUnavailableException)
            {
                // Not yet.
            }
        }
    }
}
