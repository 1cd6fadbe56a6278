using ChatRouter.Core.Delivery;
using ChatRouter.Core.Journal;
using ChatRouter.Core.Nodes;
using ChatRouter.Redis.Connection;
using ChatRouter.Redis.Scripts;
using Microsoft.Extensions.Logging;

namespace ChatRouter.Redis.Nodes;

/// <summary>The node bus on Redis: one channel per node, and a directory of which nodes hold connections of whom.</summary>
/// <remarks>
/// A push to somebody whose connections are all here asks nobody; one elsewhere is one script, which looks into the directory and publishes.
/// A second node with connections of the same participant is made known to the first by a message of its own, which takes about as long as
/// <see cref="ArrivedAsync"/>; what is pushed in that moment the newcomer gets by the heads.
/// While Redis is away pushes are dropped and arrivals remembered. Everything is announced again, in the background and until it is done,
/// whenever a connection is back, the node has a new epoch, or Redis turns out to have forgotten.
/// </remarks>
public sealed class RedisNodeBus : INodeBus, IAsyncDisposable
{
    private const int ShopsAtOnce = 16;

    private static readonly TimeSpan RetryAfter = TimeSpan.FromMilliseconds(250);

    private readonly IRedis _redis;
    private readonly NodeMembership _membership;
    private readonly IConversationMemory? _memory;
    private readonly TimeProvider _clock;
    private readonly ILogger<RedisNodeBus> _logger;
    private readonly NodeDirectory _directory;
    private readonly Holdings _holdings;
    private readonly Announcements _announcements;
    private readonly Outbox _outbox;
    private readonly Inbox _inbox;
    private long _lost;
    private bool _disposed;

    /// <param name="memory">Told to other nodes with the events that follow a write, and told by them; none: nobody remembers.</param>
    public RedisNodeBus(
        IRedis redis, RedisKeys keys, LuaLibrary library, NodeMembership membership, TimeProvider clock, ILogger<RedisNodeBus> logger, IConversationMemory? memory = null)
    {
        (_redis, _membership, _clock, _logger, _memory) = (redis, membership, clock, logger, memory);
        _directory = new(redis, keys, library, membership);
        _holdings = new(_directory, (shop, _) => _announcements!.Ask(shop));
        _announcements = new(redis, message => _inbox!.Read(message), _directory, _holdings, membership, clock, logger);
        _outbox = new(SendAsync);
        _inbox = new((audience, serverEvent) => Received?.Invoke(audience, serverEvent), memory, _holdings, _announcements.Heard, logger);
    }

    public event Action<Audience, ServerEvent>? Received;

    /// <summary>Listens to what others publish, as soon as Redis is there, until <see cref="StopAsync"/>.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        _redis.Lost += _announcements.Ask;
        _redis.Restored += _announcements.Ask;
        _membership.Returned += Return;
        await _announcements.StartAsync().WaitAsync(cancellationToken);
    }

    /// <summary>Leaves the bus: nothing of this node stays in Redis, if that is there.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        _redis.Lost -= _announcements.Ask;
        _redis.Restored -= _announcements.Ask;
        _membership.Returned -= Return;
        await _announcements.StopAsync();
        _directory.Subscribed = false;
        try
        {
            await _redis.UnsubscribeAsync(_directory.Channel, cancellationToken);
            await ForgetOnceAsync(new(_membership.Node, long.MaxValue), [], cancellationToken);
        }
        catch (Exception exception) when (exception is RedisUnavailableException or RedisScriptException)
        {
            _logger.NotForgotten(_membership.Node, exception.Message);
        }
    }

    public Task ArrivedAsync(Participant who, ConnectionId connection, CancellationToken cancellationToken) =>
        _holdings.ArriveAsync(who, connection).WaitAsync(cancellationToken);

    public Task LeftAsync(Participant who, ConnectionId connection, CancellationToken cancellationToken) =>
        _holdings.LeaveAsync(who, connection).WaitAsync(cancellationToken);

    public void Publish(Audience audience, ServerEvent serverEvent)
    {
        var alone = _holdings.Find(audience.Shop)?.IsAlone(Field.Of(audience)) ?? false;
        if (alone || !_redis.IsConnected)
            return;
        if (!_outbox.Add(audience, NodeMessage.Write(audience, serverEvent, _memory)))
            Lose("too many are waiting", 1);
    }

    /// <summary>Forgets what a node that is gone held, and tells which agents' connections that were.</summary>
    /// <remarks>Waits for Redis when that is away. Of several callers each connection is told to one; what the node told in a later epoch stays.</remarks>
    public async Task<IReadOnlyList<LostConnection>> ForgetAsync(NodeLease gone, CancellationToken cancellationToken)
    {
        var lost = new List<LostConnection>();
        while (true)
        {
            try
            {
                await ForgetOnceAsync(gone, lost, cancellationToken);
                return lost;
            }
            catch (Exception exception) when (exception is RedisUnavailableException or RedisScriptException)
            {
                _logger.NotForgotten(gone.Node, exception.Message);
                await Task.Delay(RetryAfter, _clock, cancellationToken);
            }
        }
    }

    // The container knows it under two names, and disposes of it by both.
    public ValueTask DisposeAsync() => Interlocked.Exchange(ref _disposed, true) ? ValueTask.CompletedTask : _announcements.DisposeAsync();

    private async Task ForgetOnceAsync(NodeLease gone, List<LostConnection> lost, CancellationToken cancellationToken)
    {
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = ShopsAtOnce, CancellationToken = cancellationToken };
        await foreach (var shops in _directory.ShopsOfAsync(gone.Node, cancellationToken))
        {
            await Parallel.ForEachAsync(shops, parallel, async (shop, cancel) =>
            {
                await foreach (var connections in _directory.ForgetAsync(shop, gone, cancel))
                {
                    lock (lost)
                        lost.AddRange(connections);
                }

                await _directory.DropShopAsync(shop, gone);
            });
        }
    }

    private async Task SendAsync(Audience audience, IReadOnlyList<string> events)
    {
        try
        {
            var field = Field.Of(audience);
            var place = await _directory.PublishAsync(audience.Shop, field, events);
            if (_holdings.Find(audience.Shop) is { } shop && !shop.Learn(field, place))
                _announcements.Ask();
            if (Volatile.Read(ref _lost) > 0 && Interlocked.Exchange(ref _lost, 0) is > 0 and var lost)
                _logger.PushesBack(lost);
        }
        catch (Exception exception) when (exception is RedisUnavailableException or RedisScriptException)
        {
            Lose(exception.Message, events.Count);
        }
    }

    private void Lose(string reason, int count)
    {
        if (Interlocked.Add(ref _lost, count) == count)
            _logger.PushesLost(reason);
    }

    private void Return(NodeLease lease) => _announcements.Ask();
}
