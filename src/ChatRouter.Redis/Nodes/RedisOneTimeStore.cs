using System.Globalization;
using ChatRouter.Core.Nodes;
using ChatRouter.Redis.Connection;
using ChatRouter.Redis.Scripts;

namespace ChatRouter.Redis.Nodes;

/// <summary>The one-time store that nodes share. Values live as long as Redis' clock says.</summary>
public sealed class RedisOneTimeStore(IRedis redis, RedisKeys keys, LuaLibrary library) : IOneTimeStore
{
    private readonly LuaScript _put = library.Load("put_value");
    private readonly LuaScript _read = library.Load("read_value");
    private readonly LuaScript _take = library.Load("take_value");

    // As base 64: arguments of scripts are texts.
    public Task PutAsync(string key, ReadOnlyMemory<byte> value, TimeSpan life, CancellationToken cancellationToken) =>
        RunAsync(_put, key, [Convert.ToBase64String(value.Span), ((long)life.TotalMilliseconds).ToString(CultureInfo.InvariantCulture)], cancellationToken);

    public async Task<byte[]?> PeekAsync(string key, CancellationToken cancellationToken) => ValueIn(await RunAsync(_read, key, [], cancellationToken));

    public async Task<byte[]?> TakeAsync(string key, CancellationToken cancellationToken) => ValueIn(await RunAsync(_take, key, [], cancellationToken));

    private async Task<RedisReply> RunAsync(LuaScript script, string key, string[] arguments, CancellationToken cancellationToken)
    {
        try
        {
            return await redis.RunAsync(script, [keys.OneTime(key)], arguments, cancellationToken);
        }
        catch (Exception exception) when (exception is RedisUnavailableException or RedisScriptException)
        {
            throw new OneTimeStoreUnavailableException(exception.Message, exception);
        }
    }

    private static byte[]? ValueIn(RedisReply reply) => reply.TextOrNull is { } text ? Convert.FromBase64String(text) : null;
}
