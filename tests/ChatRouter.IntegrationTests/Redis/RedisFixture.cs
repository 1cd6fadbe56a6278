using System.Globalization;
using ChatRouter.Core.Routing;
using ChatRouter.Redis;
using ChatRouter.Redis.Connection;
using ChatRouter.Redis.Routing;
using ChatRouter.Redis.Scripts;
using ChatRouter.TestKit.Servers;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace ChatRouter.IntegrationTests.Redis;

/// <summary>One Redis for the tests of a class; each dispatcher on it has keys of its own.</summary>
public sealed class RedisFixture : IAsyncLifetime
{
    private static readonly LuaLibrary Library = LuaLibrary.Of(typeof(RedisDispatcher).Assembly);

    private readonly RedisProcess _server = new();
    private RedisConnection? _connection;
    private int _dispatchers;

    public RedisProcess Server => _server;

    internal RedisConnection Connection => _connection!;

    public async Task InitializeAsync()
    {
        await _server.StartAsync();
        _connection = new(Options(""), NullLogger<RedisConnection>.Instance);
        await _connection.ConnectAsync(CancellationToken.None);
    }

    public async Task DisposeAsync()
    {
        await _connection!.DisposeAsync();
        await _server.DisposeAsync();
    }

    /// <summary>A dispatcher that knows nothing yet.</summary>
    public IDispatcher NewDispatcher() => NewDispatcher($"t{Interlocked.Increment(ref _dispatchers)}:");

    /// <summary>A dispatcher on the keys of that prefix.</summary>
    public IDispatcher NewDispatcher(string prefix) =>
        new RedisDispatcher(_connection!, new(Options(prefix)), Library, NullLogger<RedisDispatcher>.Instance);

    /// <summary>How many keys begin so, but for the index of shops with timers.</summary>
    public async Task<int> KeysAsync(string prefix) =>
        (await _server.AskAsync("KEYS", $"{prefix}*")).Split('\n').Count(key => !key.Contains("{due}", StringComparison.Ordinal));

    /// <summary>How many records a shop has.</summary>
    public async Task<int> RecordsAsync(string prefix, ShopId shop) =>
        int.Parse(await _server.AskAsync("HLEN", new RedisKeys(Options(prefix)).Records(shop)), CultureInfo.InvariantCulture);

    /// <summary>Bytes that Redis has in use for what it keeps.</summary>
    public async Task<long> MemoryAsync() =>
        long.Parse(
            (await _server.AskAsync("INFO", "memory")).Split("\r\n").Single(line => line.StartsWith("used_memory_dataset:", StringComparison.Ordinal)).Split(':')[1],
            CultureInfo.InvariantCulture);

    /// <summary>This Redis, with the product's own timeouts.</summary>
    public RedisOptions OptionsFor(string prefix) => new() { ConnectionString = _server.ConnectionString, KeyPrefix = prefix };

    private IOptions<RedisOptions> Options(string prefix) => Microsoft.Extensions.Options.Options.Create(
        new RedisOptions { ConnectionString = _server.ConnectionString, KeyPrefix = prefix, OperationTimeout = TimeSpan.FromSeconds(10) });
}
