using System.Collections.Concurrent;

namespace ChatRouter.Benchmarks.Load.Relay;

/// <summary>Which connection each agent has.</summary>
internal sealed class RelayAddresses
{
    private readonly ConcurrentDictionary<string, string> _connections = new();
    private long _seq;

    public void Set(string agent, string connectionId) => _connections[agent] = connectionId;

    public string Find(string agent) => _connections[agent];

    public long NextSeq() => Interlocked.Increment(ref _seq);
}
