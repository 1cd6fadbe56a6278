using ChatRouter.Core.Routing;
using ChatRouter.Redis;
using ChatRouter.Redis.Connection;
using ChatRouter.Redis.Routing;
using ChatRouter.Redis.Scripts;
using ChatRouter.TestKit.Servers;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace ChatRouter.IntegrationTests.Redis.Kinds;

/// <summary>One cluster for the tests of a class; each dispatcher on it has keys of its own.</summary>
public sealed class ClusterFixture : IAsyncLifetime
{
    private static readonly LuaLibrary Library = LuaLibrary.Of(typeof(RedisDispatcher).Assembly);

    private RedisConnection? _connection;
    private int _dispatchers;

    public RedisCluster Cluster { get; } = new();

    public async Task InitializeAsync()
    {
        await Cluster.StartAsync();
        _connection = new(Options.Create(OptionsFor("")), NullLogger<RedisConnection>.Instance);
        await _connection.ConnectAsync(CancellationToken.None);
    }

    public async Task DisposeAsync()
    {
        await _connection!.DisposeAsync();
        await Cluster.DisposeAsync();
    }

    public IDispatcher NewDispatcher() => new RedisDispatcher(
        _connection!, new(Options.Create(OptionsFor($"t{Interlocked.Increment(ref _dispatchers)}:"))), Library, NullLogger<RedisDispatcher>.Instance);

    public RedisOptions OptionsFor(string prefix) => new() { ConnectionString = Cluster.ConnectionString, KeyPrefix = prefix, OperationTimeout = TimeSpan.FromSeconds(5) };
}
