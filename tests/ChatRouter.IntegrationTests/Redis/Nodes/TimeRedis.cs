using ChatRouter.Redis.Connection;
using ChatRouter.Redis.Scripts;

namespace ChatRouter.IntegrationTests.Redis.Nodes;

/// <summary>A Redis that can only tell the time, which a test sets.</summary>
public sealed class TimeRedis(Func<Task<DateTimeOffset>> time) : IRedis
{
    public event Action? Lost
    {
        add { }
        remove { }
    }

    public event Action? Restored
    {
        add { }
        remove { }
    }

    public bool IsConnected => true;

    public Task<DateTimeOffset> TimeAsync(CancellationToken cancellationToken) => time();

    public Task<RedisReply> RunAsync(LuaScript script, string[] keys, string[] arguments, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<long> PublishAsync(string channel, ReadOnlyMemory<byte> message, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task SubscribeAsync(string channel, Action<ReadOnlyMemory<byte>> handler, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task UnsubscribeAsync(string channel, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<string> RunIdAsync(CancellationToken cancellationToken) => throw new NotSupportedException();
}
