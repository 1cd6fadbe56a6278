using System.Diagnostics;
using ChatRouter.Core.Nodes;
using ChatRouter.TestKit;
using ChatRouter.TestKit.Servers;
using static ChatRouter.IntegrationTests.Redis.Nodes.BusScene;

namespace ChatRouter.IntegrationTests.Redis.Nodes;

/// <summary>The node bus on one Redis, and what befalls that.</summary>
public sealed class NodeBusTests(RedisFixture redis) : NodeBusSpecification, IClassFixture<RedisFixture>
{
    private static readonly TimeSpan Recovery = TimeSpan.FromSeconds(10);

    private RedisProcess Server => redis.Server;

    [Fact]
    public async Task A_Redis_that_lost_its_memory_is_told_again()
    {
        var (a, b) = (await Scene.StartAsync(), await Scene.StartAsync());
        await b.ArriveAsync(Buyer("ann"), "1");
        await b.ArriveAsync(Agent("mia"), "2");

        await Server.AskAsync("FLUSHALL");

        await UntilReachedAsync(a, b, Audience.Of(Buyer("ann")), Recovery);
        await UntilReachedAsync(a, b, Audience.AgentsOf(Shop), Recovery);
    }

    [Fact]
    public async Task A_Redis_that_died_and_came_back_empty_is_told_again()
    {
        var (a, b) = (await Scene.StartAsync(), await Scene.StartAsync());
        await b.ArriveAsync(Buyer("ann"), "1");
        await Server.KillAsync();
        await Until.TrueAsync(() => !a.Redis.IsConnected && !b.Redis.IsConnected);

        var started = Stopwatch.GetTimestamp();
        await b.ArriveAsync(Buyer("bob"), "2");
        for (var number = 0; number < 1000; number++)
            a.Bus.Publish(Audience.Of(Buyer("ann")), Event(number));
        var took = Stopwatch.GetElapsedTime(started);
        await Server.StartAsync();

        Assert.True(took < TimeSpan.FromMilliseconds(500), $"{took}");
        await UntilReachedAsync(a, b, Audience.Of(Buyer("ann")), Recovery);
        await UntilReachedAsync(a, b, Audience.Of(Buyer("bob")), Recovery);
    }

    [Fact]
    public async Task A_lost_subscription_is_renewed()
    {
        var (a, b) = (await Scene.StartAsync(), await Scene.StartAsync());
        await b.ArriveAsync(Buyer("ann"), "1");

        await Server.AskAsync("CLIENT", "KILL", "TYPE", "pubsub");

        await UntilReachedAsync(a, b, Audience.Of(Buyer("ann")), Recovery);
        await a.ArriveAsync(Buyer("ann"), "2");
        await UntilReachedAsync(b, a, Audience.Of(Buyer("ann")), Recovery);
    }

    [Fact]
    public async Task Pushes_keep_their_order_while_Redis_forgets_its_scripts()
    {
        var (a, b) = (await Scene.StartAsync(), await Scene.StartAsync());
        await b.ArriveAsync(Buyer("ann"), "1");

        for (var round = 0; round < 10; round++)
        {
            var flush = Server.AskAsync("FUNCTION", "FLUSH");
            for (var number = 0; number < 100; number++)
                a.Bus.Publish(Audience.Of(Buyer("ann")), Event(number));
            await flush;

            for (var number = 0; number < 100; number++)
                Assert.Equal(Event(number), (await b.NextAsync()).Event);
        }
    }

    [Fact]
    public async Task Ten_thousand_arrive_within_two_seconds()
    {
        var a = await Scene.StartAsync();
        var started = Stopwatch.GetTimestamp();

        await Task.WhenAll(Enumerable.Range(0, 10_000).Select(number => a.ArriveAsync(Participant.Of(new($"s{number % 50}"), new BuyerId($"b{number}")), $"{number}")));

        var took = Stopwatch.GetElapsedTime(started);
        Assert.True(took < TimeSpan.FromSeconds(2), $"{took}");
    }

    protected override BusScene NewScene() => new(redis.OptionsFor);

    protected override async Task<string[]> KeysAsync() =>
        (await Server.AskAsync("KEYS", $"{Scene.Prefix}*")).Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
