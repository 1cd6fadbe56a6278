using System.Threading.Channels;
using ChatRouter.Core.Delivery;
using ChatRouter.Core.Nodes;
using ChatRouter.Redis;
using ChatRouter.Redis.Connection;
using ChatRouter.Redis.Nodes;
using ChatRouter.Redis.Scripts;
using ChatRouter.TestKit;
using ChatRouter.TestKit.Nodes;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace ChatRouter.IntegrationTests.Redis.Nodes;

/// <summary>One node on the bus, with a connection to Redis of its own.</summary>
public sealed class BusNode : IAsyncDisposable
{
    private static readonly LuaLibrary Library = LuaLibrary.Of(typeof(RedisNodeBus).Assembly);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly RedisConnection _connection;
    private readonly Channel<(Audience Audience, ServerEvent Event)> _received = Channel.CreateUnbounded<(Audience, ServerEvent)>();

    private BusNode(RedisOptions options, TestNodeRegistry registry)
    {
        var redisOptions = Options.Create(options);
        _connection = new(redisOptions, NullLogger<RedisConnection>.Instance);
        Redis = new(_connection);
        Membership = new(
            registry, Options.Create(new NodeOptions { RenewEvery = TimeSpan.FromMilliseconds(50) }), TimeProvider.System, NullLogger<NodeMembership>.Instance);
        Bus = new(Redis, new(redisOptions), Library, Membership, TimeProvider.System, NullLogger<RedisNodeBus>.Instance, Memory);
        Bus.Received += (audience, serverEvent) => _received.Writer.TryWrite((audience, serverEvent));
    }

    public WatchedRedis Redis { get; }

    public NodeMembership Membership { get; }

    public RedisNodeBus Bus { get; }

    public TestMemory Memory { get; } = new();

    public static async Task<BusNode> StartAsync(RedisOptions options, TestNodeRegistry registry)
    {
        var node = new BusNode(options, registry);
        await node._connection.ConnectAsync(CancellationToken.None);
        await node.Membership.StartAsync(CancellationToken.None);
        await node.Bus.StartAsync(CancellationToken.None);
        // On a busy machine the first attempt may fail; what is looked up here is so once the node has heard itself.
        await Until.TrueAsync(() => node.Redis.CallsOf("list_node_shops") > 0, Patience);
        return node;
    }

    public Task ArriveAsync(Participant who, string connection) => Bus.ArrivedAsync(who, new(connection), CancellationToken.None);

    public Task LeaveAsync(Participant who, string connection) => Bus.LeftAsync(who, new(connection), CancellationToken.None);

    /// <summary>What arrives next, apart from <paramref name="but"/>.</summary>
    public async Task<(Audience Audience, ServerEvent Event)> NextAsync(ServerEvent? but = null)
    {
        while (true)
        {
            var next = await _received.Reader.ReadAsync().AsTask().WaitAsync(Patience);
            if (!next.Event.Equals(but))
                return next;
        }
    }

    /// <summary>Whether anything has arrived that was not read yet.</summary>
    public bool TryNext(out (Audience Audience, ServerEvent Event) next) => _received.Reader.TryRead(out next);

    /// <summary>Ends the node as a crash does: it says goodbye to nobody.</summary>
    public async Task CrashAsync()
    {
        await Membership.DisposeAsync();
        await Bus.DisposeAsync();
        await _connection.DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Bus.StopAsync(CancellationToken.None);
        await CrashAsync();
    }
}
