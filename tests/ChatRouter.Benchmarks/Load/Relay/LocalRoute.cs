using System.Collections.Concurrent;
using Microsoft.AspNetCore.SignalR;

namespace ChatRouter.Benchmarks.Load.Relay;

/// <summary>All connections are here.</summary>
internal sealed class LocalRoute(IHubContext<RelayHub> hub) : IRelayRoute
{
    private readonly ConcurrentDictionary<string, string> _connections = new();

    public Task ArriveAsync(string name, string connectionId)
    {
        _connections[name] = connectionId;
        return Task.CompletedTask;
    }

    public Task SendAsync(string to, RelayMessage message) => hub.Clients.Client(_connections[to]).SendAsync("Message", message);
}
