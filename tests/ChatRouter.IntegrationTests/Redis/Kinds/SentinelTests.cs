using System.Diagnostics;
using ChatRouter.Core.Nodes;
using ChatRouter.IntegrationTests.Commands;
using ChatRouter.IntegrationTests.Redis.Nodes;
using ChatRouter.IntegrationTests.Servers;
using ChatRouter.Redis;
using ChatRouter.Redis.Connection;
using ChatRouter.TestKit;
using ChatRouter.TestKit.Servers;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
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

    [Theory]
    [InlineData(null, "NOAUTH")]
    [InlineData("another", "WRONGPASS")]
    public async Task Sentinels_with_another_password_are_an_error_of_its_own_told_once_and_by_doctor(string? password, string said)
    {
        using var heard = new Heard();
        using var logs = LoggerFactory.Create(logging => logging.AddProvider(heard));
        var options = new RedisOptions { ConnectionString = _servers.ConnectionString, SentinelService = RedisSentinels.Service, SentinelPassword = password };
        await using var connection = new RedisConnection(Options.Create(options), logs.CreateLogger<RedisConnection>());

        await connection.ConnectAsync(CancellationToken.None);
        var refused = await _servers.RefusedAsync();
        await Until.TrueAsync(async () => await _servers.RefusedAsync() > refused + 4);

        Assert.True(connection.SentinelsRefuse);
        Assert.Matches($"does not let this server ask who is master \\({said} .*Redis:SentinelPassword", Assert.Single(heard.Lines));
        Assert.Single(heard.Failures);
        using var operators = new Operator
        {
            Settings =
            {
                ["ConnectionStrings__Postgres"] = "Host=127.0.0.1;Port=9;Username=nobody",
                ["ConnectionStrings__Redis"] = _servers.ConnectionString,
                ["Redis__SentinelService"] = RedisSentinels.Service,
            },
        };
        if (password is not null)
            operators.Settings["Redis__SentinelPassword"] = password;
        Assert.Matches("fail  redis +the Sentinels do not let this server ask .*Redis:SentinelPassword", (await operators.RunAsync("doctor")).Output);

        await _servers.LetInAsync();
        await Until.TrueAsync(() => connection.IsConnected);
        Assert.False(connection.SentinelsRefuse);
    }
}
