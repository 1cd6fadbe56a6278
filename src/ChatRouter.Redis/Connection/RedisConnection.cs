using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using ChatRouter.Redis.Scripts;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using StackExchange.Redis;
using LuaScript = ChatRouter.Redis.Scripts.LuaScript;

namespace ChatRouter.Redis.Connection;

/// <summary>The one place that knows StackExchange.Redis.</summary>
/// <remarks>
/// A Redis that is absent at the start is waited for in the background; until then calls fail as unavailable.
/// Where Sentinels watch the master, this asks them every second who that is, and moves with its subscriptions to another one.
/// </remarks>
public sealed class RedisConnection(IOptions<RedisOptions> options, ILogger<RedisConnection> logger) : IRedis, IAsyncDisposable
{
    private static readonly TimeSpan AskSentinelsEvery = TimeSpan.FromSeconds(1);

    // Seconds without traffic after which a connection is probed; a silent one is given up after four times as long.
    private const int KeepAlive = 2;

    // A library may be forgotten again between its loading and the call.
    private const int Attempts = 4;

    // Whoever reads or writes the sockets. Of the library's own ten a sleeping one is woken for each turn, though one or two have all the work.
    private static readonly SocketManager SocketWorkers = new("redis", workerCount: 2);

    private static readonly string[] Refusals = ["OOM ", "LOADING ", "READONLY ", "MASTERDOWN ", "CLUSTERDOWN ", "TRYAGAIN ", "MISCONF ", "NOREPLICAS ", "BUSY ", "NOAUTH ", "NOPERM ", "MOVED ", "Endpoint "];

    private readonly RedisOptions _options = options.Value;
    private readonly ConcurrentDictionary<string, Action<ReadOnlyMemory<byte>>> _subscriptions = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string Version, int Slot), Lazy<Task<bool>>> _loading = new();
    private readonly CancellationTokenSource _closing = new();
    private volatile ConnectionMultiplexer? _redis;
    private Sentinels? _sentinels;
    private DnsEndPoint? _master;
    private Task? _following;
    private bool _disposed;

    public event Action? Lost;

    public event Action? Restored;

    public bool IsConnected => _redis is { IsConnected: true };

    /// <summary>The master is not known because the Sentinels did not let us ask: another password or user is theirs.</summary>
    public bool SentinelsRefuse => _sentinels is { Refuse: true };

    /// <summary>Connects, or begins to: returns without a connection when Redis is absent.</summary>
    public async Task ConnectAsync(CancellationToken cancellationToken)
    {
        if (_redis is not null || _following is not null)
            return;

        if (_options.SentinelService is null)
        {
            _redis = await OpenAsync(Configuration(), cancellationToken);
            return;
        }

        var configuration = Configuration();
        var sentinels = _sentinels = new([.. configuration.EndPoints], _options, logger);
        await FollowAsync(sentinels, cancellationToken);
        if (_redis is null && !SentinelsRefuse)
            logger.NotConnected(Describe(configuration));
        _following = Task.Run(() => FollowAsync(sentinels), CancellationToken.None);
    }

    public async Task<RedisReply> RunAsync(LuaScript script, string[] keys, string[] arguments, CancellationToken cancellationToken)
    {
        object[] words = [script.Function, keys.Length, .. keys.Select(key => (object)(RedisKey)key), .. arguments];
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return new(await GuardAsync(redis => redis.GetDatabase().ExecuteAsync("FCALL", words, CommandFlags.DemandMaster), cancellationToken));
            }
            catch (RedisServerException exception) when (attempt < Attempts && exception.Message.StartsWith("ERR Function not found", StringComparison.Ordinal))
            {
                await GuardAsync(redis => LoadedAsync(redis, script.Library, keys[0]), cancellationToken);
            }
            catch (RedisServerException exception)
            {
                throw new RedisScriptException(script.Name, exception);
            }
        }
    }

    public Task<long> PublishAsync(string channel, ReadOnlyMemory<byte> message, CancellationToken cancellationToken) =>
        GuardAsync(redis => redis.GetSubscriber().PublishAsync(Channel(channel), message), cancellationToken);

    public async Task SubscribeAsync(string channel, Action<ReadOnlyMemory<byte>> handler, CancellationToken cancellationToken)
    {
        _subscriptions[channel] = handler;
        await GuardAsync(redis => SubscribedAsync(redis, channel, handler), cancellationToken);
    }

    public async Task UnsubscribeAsync(string channel, CancellationToken cancellationToken)
    {
        _subscriptions.TryRemove(channel, out _);
        await GuardAsync(
            async redis =>
            {
                await redis.GetSubscriber().UnsubscribeAsync(Channel(channel));
                return true;
            },
            cancellationToken);
    }

    public Task<DateTimeOffset> TimeAsync(CancellationToken cancellationToken) =>
        GuardAsync(async redis => TimeOf(new RedisReply(await redis.GetDatabase().ExecuteAsync("TIME"))), cancellationToken);

    public Task<string> RunIdAsync(CancellationToken cancellationToken) =>
        GuardAsync(
            async redis => RunIdIn(new RedisReply(await redis.GetDatabase().ExecuteAsync("INFO", "server")).Text),
            cancellationToken);

    /// <summary>What the server says of itself, by the field names of its <c>INFO</c>.</summary>
    public Task<Dictionary<string, string>> InfoAsync(CancellationToken cancellationToken) =>
        GuardAsync(async redis => FieldsIn(new RedisReply(await redis.GetDatabase().ExecuteAsync("INFO")).Text), cancellationToken);

    // The container knows it under two names, and disposes of it by both.
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, true))
            return;
        await _closing.CancelAsync();
        if (_following is { } following)
            await following;
        if (_redis is { } redis)
            await redis.CloseAsync(allowCommandsToComplete: false);
        _closing.Dispose();
    }

    private async Task FollowAsync(Sentinels sentinels)
    {
        using var timer = new PeriodicTimer(AskSentinelsEvery);
        try
        {
            while (await timer.WaitForNextTickAsync(_closing.Token))
                await FollowAsync(sentinels, _closing.Token);
        }
        catch (OperationCanceledException)
        {
            // The connection closes.
        }
    }

    // A former master may still answer, and what it is told is lost: it is left at once.
    private async Task FollowAsync(Sentinels sentinels, CancellationToken cancellationToken)
    {
        if (await sentinels.FindMasterAsync(cancellationToken) is not { } master || master.Equals(_master))
            return;

        var configuration = Configuration();
        configuration.EndPoints.Clear();
        configuration.EndPoints.Add(master);
        var former = _redis;
        if (await TryOpenAsync(configuration, cancellationToken) is not { } redis)
            return;
        (_redis, _master) = (redis, master);
        if (former is null)
            return;

        await former.CloseAsync(allowCommandsToComplete: false);
        Restored?.Invoke();
    }

    // None when the new master does not answer yet: it is tried again with the next look.
    private async Task<ConnectionMultiplexer?> TryOpenAsync(ConfigurationOptions configuration, CancellationToken cancellationToken)
    {
        ConnectionMultiplexer? redis = null;
        try
        {
            redis = await OpenAsync(configuration, cancellationToken);
            foreach (var (channel, handler) in _subscriptions)
                await SubscribedAsync(redis, channel, handler).WaitAsync(_options.ConnectTimeout, cancellationToken);
            return redis;
        }
        catch (Exception exception) when (exception is RedisException or RedisCommandException or TimeoutException or SocketException)
        {
            logger.NotConnected($"{Describe(configuration)} ({exception.Message})");
            redis?.Dispose();
            return null;
        }
    }

    private async Task<ConnectionMultiplexer> OpenAsync(ConfigurationOptions configuration, CancellationToken cancellationToken)
    {
        var redis = await ConnectionMultiplexer.ConnectAsync(configuration).WaitAsync(cancellationToken);
        redis.ConnectionFailed += (_, failure) => Fail(failure);
        redis.ConnectionRestored += (_, success) => Restore(success);
        if (redis.IsConnected)
            logger.Connected(Describe(configuration));
        else
            logger.NotConnected(Describe(configuration));
        return redis;
    }

    // Of a cluster, whoever speaks of a channel asks the master of its slot: a message between two masters may get lost while they do not know each other yet.
    private static RedisChannel Channel(string name) => RedisChannel.Literal(name).WithKeyRouting();

    // A queue hands messages over in the order in which they came, one at a time.
    private static async Task<bool> SubscribedAsync(ConnectionMultiplexer redis, string channel, Action<ReadOnlyMemory<byte>> handler)
    {
        var messages = await redis.GetSubscriber().SubscribeAsync(Channel(channel));
        messages.OnMessage(message => handler(message.Message));
        return true;
    }

    // All who are told at the same time that a function is unknown wait for one loading.
    private Task<bool> LoadedAsync(ConnectionMultiplexer redis, LuaLibrary library, string key) =>
        _loading.GetOrAdd((library.Version, redis.HashSlot(key)), part => new(() => LoadAsync(redis, library, part.Slot))).Value;

    // In a cluster every master has to load the library by itself. A call goes to the master of its keys, so the text is passed as one, with a tag of their slot.
    private async Task<bool> LoadAsync(ConnectionMultiplexer redis, LuaLibrary library, int slot)
    {
        try
        {
            var tag = Enumerable.Range(0, int.MaxValue).Select(Invariant).First(number => redis.HashSlot(number) == slot);
            await redis.GetDatabase().ExecuteAsync("FUNCTION", ["LOAD", (RedisKey)library.Text($"{{{tag}}}")], CommandFlags.DemandMaster);
            logger.ScriptsLoaded(library.Version);
        }
        catch (RedisServerException exception) when (exception.Message.Contains("already exists", StringComparison.Ordinal))
        {
            // Another node was faster.
        }
        finally
        {
            _loading.TryRemove((library.Version, slot), out _);
        }

        return true;
    }

    private async Task<T> GuardAsync<T>(Func<ConnectionMultiplexer, Task<T>> call, CancellationToken cancellationToken)
    {
        if (_redis is not { } redis)
            throw new RedisUnavailableException("There is no connection to Redis yet.", new InvalidOperationException(nameof(ConnectAsync)));

        try
        {
            return await call(redis).WaitAsync(_options.OperationTimeout, cancellationToken);
        }
        catch (Exception exception) when (exception is RedisConnectionException or TimeoutException or ObjectDisposedException || IsRefusal(exception))
        {
            throw new RedisUnavailableException(exception.Message, exception);
        }
    }

    // The server is there and does not do it now: its memory is full, it loads its data, it is no master any more, it does not know us. Or, of a cluster's
    // slot: nobody serves it just now, which the client library words as if a server had said so.
    private static bool IsRefusal(Exception exception) => exception is RedisServerException && Array.Exists(Refusals, code => exception.Message.StartsWith(code, StringComparison.Ordinal));

    private static string Invariant(int number) => number.ToString(CultureInfo.InvariantCulture);

    private ConfigurationOptions Configuration()
    {
        var configuration = ConfigurationOptions.Parse(_options.ConnectionString);
        configuration.AbortOnConnectFail = false;
        configuration.ConfigCheckSeconds = 5;
        configuration.ClientName ??= "chatrouter";
        configuration.ConnectTimeout = (int)_options.ConnectTimeout.TotalMilliseconds;
        configuration.User = _options.UserName ?? configuration.User;
        configuration.Password = _options.Password ?? configuration.Password;
        configuration.Ssl |= _options.SpeaksTls;
        if (_options.TlsAuthority is { } file)
            configuration.CertificateValidation += new RedisAuthority(file).Trusts;
        configuration.TieBreaker = "";
        configuration.ConfigurationChannel = "";
        if (configuration.KeepAlive <= 0)
            configuration.KeepAlive = KeepAlive;
        configuration.ReconnectRetryPolicy = new LinearRetry(250);
        configuration.BacklogPolicy = BacklogPolicy.FailFast;
        configuration.SocketManager = SocketWorkers;
        return configuration;
    }

    // Seconds and microseconds.
    private static DateTimeOffset TimeOf(RedisReply time) =>
        DateTimeOffset.FromUnixTimeSeconds(time.Items[0].Number).AddMicroseconds(time.Items[1].Number);

    private static string RunIdIn(string info) => FieldsIn(info)["run_id"];

    private static Dictionary<string, string> FieldsIn(string info) => info.Split('\n', StringSplitOptions.TrimEntries)
        .Select(line => line.Split(':', 2))
        .Where(parts => parts.Length == 2)
        .ToDictionary(parts => parts[0], parts => parts[1], StringComparer.Ordinal);

    private static string Describe(ConfigurationOptions configuration) => string.Join(',', configuration.EndPoints.Select(Describe));

    internal static string Describe(EndPoint? endPoint) => endPoint is DnsEndPoint dns ? $"{dns.Host}:{dns.Port}" : $"{endPoint}";

    private void Fail(ConnectionFailedEventArgs failure)
    {
        logger.ConnectionLost(Describe(failure.EndPoint), failure.FailureType.ToString());
        Lost?.Invoke();
    }

    private void Restore(ConnectionFailedEventArgs success)
    {
        logger.ConnectionRestored(Describe(success.EndPoint));
        Restored?.Invoke();
    }
}
