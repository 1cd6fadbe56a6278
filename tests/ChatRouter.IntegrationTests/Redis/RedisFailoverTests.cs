using System.Diagnostics;
using ChatRouter.Redis;
using ChatRouter.Redis.Connection;
using ChatRouter.Redis.Scripts;
using ChatRouter.TestKit;
using ChatRouter.TestKit.Servers;
using Microsoft.Extensions.Logging.Abstractions;

namespace ChatRouter.IntegrationTests.Redis;

/// <summary>Servers come late, die, and are replaced.</summary>
public sealed class RedisFailoverTests
{
    private static readonly LuaScript Write = new LuaLibrary(new Dictionary<string, string> { ["write"] = "return redis.call('INCR', KEYS[1])" }).Load("write");

    [Fact]
    public async Task The_client_follows_to_the_new_master()
    {
        await using var master = new RedisProcess();
        await using var replica = new RedisProcess();
        await master.StartAsync();
        await replica.StartAsync();
        var address = master.ConnectionString.Split(':');
        await replica.AskAsync("REPLICAOF", address[0], address[1]);
        await using var connection = await ConnectAsync($"{master.ConnectionString},{replica.ConnectionString}");
        await UntilWritingAsync(connection);
        var run = await connection.RunIdAsync(CancellationToken.None);

        await master.KillAsync();
        await replica.AskAsync("REPLICAOF", "NO", "ONE");
        await UntilWritingAsync(connection);

        Assert.NotEqual(run, await connection.RunIdAsync(CancellationToken.None));
    }

    [Fact]
    public async Task What_is_asked_while_the_connection_is_lost_fails_at_once()
    {
        await using var server = new RedisProcess();
        await server.StartAsync();
        await using var connection = await ConnectAsync(server.ConnectionString);
        await UntilWritingAsync(connection);
        await server.KillAsync();
        await Until.TrueAsync(() => !connection.IsConnected);

        var started = Stopwatch.GetTimestamp();
        for (var call = 0; call < 20; call++)
            await Assert.ThrowsAsync<RedisUnavailableException>(() => connection.RunAsync(Write, ["k"], [], CancellationToken.None));

        // Each of them would otherwise wait for its time limit of a second.
        Assert.True(Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task A_server_that_is_absent_at_the_start_is_waited_for()
    {
        await using var server = new RedisProcess();
        await using var connection = await ConnectAsync(server.ConnectionString);
        await Assert.ThrowsAsync<RedisUnavailableException>(() => connection.RunAsync(Write, ["k"], [], CancellationToken.None));

        await server.StartAsync();
        await UntilWritingAsync(connection);

        Assert.True(connection.IsConnected);
    }

    private static async Task<RedisConnection> ConnectAsync(string servers)
    {
        var options = Microsoft.Extensions.Options.Options.Create(new RedisOptions { ConnectionString = servers, ConnectTimeout = TimeSpan.FromSeconds(1) });
        var connection = new RedisConnection(options, NullLogger<RedisConnection>.Instance);
        await connection.ConnectAsync(CancellationToken.None);
        return connection;
    }

    private static async Task UntilWritingAsync(RedisConnection connection)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        for (var attempt = 0; attempt < 150; attempt++)
        {
            try
            {
                await connection.RunAsync(Write, ["k"], [], CancellationToken.None);
                return;
            }
            catch (Exception exception) when (exception is RedisUnavailableException or RedisScriptException)
            {
                await timer.WaitForNextTickAsync();
            }
        }

        Assert.Fail("No server took a write within 15 s.");
    }
}
