using System.Collections.Concurrent;

namespace ChatRouter.Core.Nodes;

/// <summary>The one-time store of an installation of one process.</summary>
public sealed class InMemoryOneTimeStore(TimeProvider clock) : IOneTimeStore
{
    private const int PurgeEvery = 256;

    private readonly ConcurrentDictionary<string, (byte[] Value, DateTimeOffset Expires)> _values = new(StringComparer.Ordinal);
    private int _put;

    public Task PutAsync(string key, ReadOnlyMemory<byte> value, TimeSpan life, CancellationToken cancellationToken)
    {
        if (Interlocked.Increment(ref _put) % PurgeEvery == 0)
            Purge();
        _values[key] = (value.ToArray(), clock.GetUtcNow() + life);
        return Task.CompletedTask;
    }

    public Task<byte[]?> PeekAsync(string key, CancellationToken cancellationToken) =>
        Task.FromResult(_values.TryGetValue(key, out var found) && found.Expires > clock.GetUtcNow() ? found.Value : null);

    public Task<byte[]?> TakeAsync(string key, CancellationToken cancellationToken) =>
        Task.FromResult(_values.TryRemove(key, out var found) && found.Expires > clock.GetUtcNow() ? found.Value : null);

    private void Purge()
    {
        var now = clock.GetUtcNow();
        foreach (var (key, entry) in _values)
        {
            if (entry.Expires <= now)
                _values.TryRemove(new(key, entry));
        }
    }
}
