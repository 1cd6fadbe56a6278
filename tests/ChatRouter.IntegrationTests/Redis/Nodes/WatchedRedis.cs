using System.Collections.Concurrent;
using ChatRouter.Redis.Connection;
using ChatRouter.Redis.Scripts;

namespace ChatRouter.IntegrationTests.Redis.Nodes;

/// <summary>Counts what is asked of a Redis, and can be cut off from it.</summary>
public sealed class WatchedRedis(IRedis inner) : IRedis
{
    private readonly ConcurrentDictionary<string, int> _calls = new();
    private volatile bool _cut;

    public event Action? Lost
    {
        add => inner.Lost += value;
        remove => inner.Lost -= value;
    }

    public event Action? Restored
    {
        add
        {
            inner.Restored += value;
            Mended += value;
        }

        remove
        {
            inner.Restored -= value;
            Mended -= value;
        }
    }

    private event Action? Mended;

    public bool IsConnected => !_cut && inner.IsConnected;

    /// <summary>How often that script was run.</summary>
    public int CallsOf(string script) => _calls.GetValueOrDefault(script);

    /// <summary>Calls fail from now on.</summary>
    public void Cut() => _cut = true;

    /// <summary>They succeed again.</summary>
    public void Mend()
    {
        _cut = false;
        Mended?.Invoke();
    }

    public Task<RedisReply> RunAsync(LuaScript script, string[] keys, string[] arguments, CancellationToken cancellationToken)
    {
        _calls.AddOrUpdate(script.Name, 1, (_, calls) => calls + 1);
        return Checked().RunAsync(script, keys, arguments, cancellationToken);
    }

    public Task<long> PublishAsync(string channel, ReadOnlyMemory<byte> message, CancellationToken cancellationToken) =>
        Checked().PublishAsync(channel, message, cancellationToken);

    public Task SubscribeAsync(string channel, Action<ReadOnlyMemory<byte>> handler, CancellationToken cancellationToken) =>
        Checked().SubscribeAsync(channel, handler, cancellationToken);

    public Task UnsubscribeAsync(string channel, CancellationToken cancellationToken) => Checked().UnsubscribeAsync(channel, cancellationToken);

    public Task<DateTimeOffset> TimeAsync(CancellationToken cancellationToken) => Checked().TimeAsync(cancellationToken);

    public Task<string> RunIdAsync(CancellationToken cancellationToken) => Checked().RunIdAsync(cancellationToken);

    private IRedis Checked() => _cut ? throw new RedisUnavailableException("Cut off.", new TimeoutException()) : inner;
}
