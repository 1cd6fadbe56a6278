using System.Net;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using StackExchange.Redis;
using LuaScript = ChatRouter.Redis.Scripts.LuaScript;

namespace ChatRouter.Redis.Connection;

/// <summary>The one place that knows StackExchange.Redis.</summary>
/// <remarks>A Redis that is absent at the start is waited for in the background; until then calls fail as unavailable.</remarks>
public sealed class RedisConnection(IOptions<RedisOptions> options, ILogger<RedisConnection> logger) : IRedis, IAsyncDisposable
{
    private readonly RedisOptions _options = options.Value;
    private ConnectionMultiplexer? _redis;

    public event Action? Lost;

    public event Action? Restored;

    public bool IsConnected => _redis is { IsConnected: true };

    /// <summary>Connects, or begins to: returns without a connection when Redis is absent.</summary>
    public async Task ConnectAsync(CancellationToken cancellationToken)
    {
        if (_redis is not null)
            return;

        var configuration = Configuration();
        _redis = await ConnectionMultiplexer.ConnectAsync(configuration).WaitAsync(cancellationToken);
        _redis.ConnectionFailed += (_, failure) => Fail(failure);
        _redis.ConnectionRestored += (_, success) => Restore(success);
        if (_redis.IsConnected)
            logger.Connected(Describe(configuration));
        else
            logger.NotConnected(Describe(configuration));
    }

    public async Task<RedisReply> RunAsync(LuaScript script, string[] keys, string[] arguments, CancellationToken cancellationToken)
    {
        var redisKeys = Array.ConvertAll(keys, key => (RedisKey)key);
        var redisArguments = Array.ConvertAll(arguments, argument => (RedisValue)argument);
        try
        {
            return new(await GuardAsync(redis => redis.GetDatabase().ScriptEvaluateAsync(script.Hash, redisKeys, redisArguments), cancellationToken));
        }
        catch (RedisServerException exception) when (exception.Message.StartsWith("NOSCRIPT", StringComparison.Ordinal))
        {
            logger.ScriptSentAgain(script.Name);
            return await SendAsync(script, redisKeys, redisArguments, cancellationToken);
        }
        catch (RedisServerException exception)
        {
            throw new RedisScriptException(script.Name, exception);
        }
    }

    public Task<long> PublishAsync(string channel, ReadOnlyMemory<byte> message, CancellationToken cancellationToken) =>
        GuardAsync(redis => redis.GetSubscriber().PublishAsync(channel, message.ToArray()), cancellationToken);

    public Task SubscribeAsync(string channel, Action<ReadOnlyMemory<byte>> handler, CancellationToken cancellationToken) =>
        GuardAsync(
            async redis =>
            {
                await redis.GetSubscriber().SubscribeAsync(channel, (_, message) => handler((byte[]?)message));
                return true;
            },
            cancellationToken);

    public Task UnsubscribeAsync(string channel, CancellationToken cancellationToken) =>
        GuardAsync(
            async redis =>
            {
                await redis.GetSubscriber().UnsubscribeAsync(channel);
                return true;
            },
            cancellationToken);

    public Task<DateTimeOffset> TimeAsync(CancellationToken cancellationToken) =>
        GuardAsync(async redis => TimeOf(new RedisReply(await redis.GetDatabase().ExecuteAsync("TIME"))), cancellationToken);

    public Task<string> RunIdAsync(CancellationToken cancellationToken) =>
        GuardAsync(
            async redis => RunIdIn(new RedisReply(await redis.GetDatabase().ExecuteAsync("INFO", "server")).Text),
            cancellationToken);

    public async ValueTask DisposeAsync()
    {
        if (_redis is { } redis)
            await redis.CloseAsync(allowCommandsToComplete: false);
    }

    // The whole text runs the script and leaves it known to that server.
    private async Task<RedisReply> SendAsync(LuaScript script, RedisKey[] keys, RedisValue[] arguments, CancellationToken cancellationToken)
    {
        object[] words = [script.Text, keys.Length, .. keys.Cast<object>(), .. arguments.Cast<object>()];
        try
        {
            return new(await GuardAsync(redis => redis.GetDatabase().ExecuteAsync("EVAL", words), cancellationToken));
        }
        catch (RedisServerException exception)
        {
            throw new RedisScriptException(script.Name, exception);
        }
    }

    private async Task<T> GuardAsync<T>(Func<ConnectionMultiplexer, Task<T>> call, CancellationToken cancellationToken)
    {
        if (_redis is not { } redis)
            throw new InvalidOperationException($"{nameof(ConnectAsync)} comes first.");

        try
        {
            return await call(redis).WaitAsync(_options.OperationTimeout, cancellationToken);
        }
        catch (Exception exception) when (exception is RedisConnectionException or TimeoutException or ObjectDisposedException)
        {
            throw new RedisUnavailableException(exception.Message, exception);
        }
    }

    private ConfigurationOptions Configuration()
    {
        var configuration = ConfigurationOptions.Parse(_options.ConnectionString);
        configuration.AbortOnConnectFail = false;
        configuration.ConfigCheckSeconds = 5;
        configuration.ClientName ??= "chatrouter";
        configuration.ConnectTimeout = (int)_options.ConnectTimeout.TotalMilliseconds;
        configuration.Password = _options.Password ?? configuration.Password;
        configuration.Ssl |= _options.Tls;
        configuration.ReconnectRetryPolicy = new LinearRetry(250);
        return configuration;
    }

    // Seconds and microseconds.
    private static DateTimeOffset TimeOf(RedisReply time) =>
        DateTimeOffset.FromUnixTimeSeconds(time.Items[0].Number).AddMicroseconds(time.Items[1].Number);

    private static string RunIdIn(string info) =>
        info.Split('\n', StringSplitOptions.TrimEntries).Single(line => line.StartsWith("run_id:", StringComparison.Ordinal))["run_id:".Length..];

    private static string Describe(ConfigurationOptions configuration) => string.Join(',', configuration.EndPoints.Select(Describe));

    private static string Describe(EndPoint endPoint) => endPoint is DnsEndPoint dns ? $"{dns.Host}:{dns.Port}" : endPoint.ToString()!;

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
