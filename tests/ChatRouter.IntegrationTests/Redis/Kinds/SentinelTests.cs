using System.Diagnostics;
using ChatRouter.Core.Nodes;
using ChatRouter.IntegrationTests.Redis.Nodes;
using ChatRouter.TestKit.Servers;
using static ChatRouter.IntegrationTests.Redis.Nodes.BusScene;

namespace ChatRouter.IntegrationTests.Redis.Kinds;

/// <summary>A master dies under way; the Sentinels name another.</summary>
public sealed class SentinelTests : IAsyncLifetime
{
    private readonly RedisSentinels _servers = new();

    public Task InitializeAsync() => _servers.StartAsync();

    public async Task DisposeAsync() => await _servers.DisposeAsync();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Pushes_flow_again_within_10_s_after_the_master_died(bool asksSentinels)
    {
        await using var scene = new BusScene(prefix => asksSentinels
            ? new() { ConnectionString = _servers.ConnectionString, SentinelService = RedisSentinels.Service, SentinelPassword = RedisSentinels.Password, KeyPrefix = prefix }
            : new() { ConnectionString = _servers.WatchedServers, KeyPrefix = prefix });
        var (a, b) = (await scene.StartAsync(), await scene.StartAsync());
        await b.ArriveAsync(Buyer("ann"), "1");
        await UntilReachedAsync(a, b, Audience.Of(Buyer("ann")), TimeSpan.FromSeconds(5));

        var started = Stopwatch.GetTimestamp();
        await _servers.Master.KillAsync();
        await b.ArriveAsync(Buyer("bob"), "2");
        await UntilReachedAsync(a, b, Audience.Of(Buyer("bob")), TimeSpan.FromSeconds(15));
        await UntilReachedAsync(a, b, Audience.Of(Buyer("ann")), TimeSpan.FromSeconds(15));
        var took = Stopwatch.GetElapsedTime(started);

        Assert.True(took < TimeSpan.FromSeconds(10), $"{took}");
    }
}
