using System.Collections.Concurrent;
using System.Text.Json;
using ChatRouter.Redis.Connection;
using ChatRouter.Redis.Scripts;
using Microsoft.AspNetCore.SignalR;

namespace ChatRouter.Benchmarks.Load.Relay;

/// <summary>Connections are on several nodes: one script per message finds the receiver's and publishes to its channel.</summary>
internal sealed class RedisRoute(IHubContext<RelayHub> hub, IRedis redis) : IRelayRoute
{
    private const string Channels = "relay:node:";
    private const string Places = "relay:place:";

    private readonly string _node = Guid.NewGuid().ToString("n");
    private readonly LuaScript _notePlace = LuaLibrary.Of(typeof(RedisRoute).Assembly).Load("note_place");
    private readonly LuaScript _relayMessage = LuaLibrary.Of(typeof(RedisRoute).Assembly).Load("relay_message");
    private readonly ConcurrentDictionary<string, string> _connections = new();

    public Task StartAsync() => redis.SubscribeAsync(Channels + _node, Receive, CancellationToken.None);

    public Task ArriveAsync(string name, string connectionId)
    {
        _connections[name] = connectionId;
        return redis.RunAsync(_notePlace, [Places + name], [_node], CancellationToken.None);
    }

    public async Task SendAsync(string to, RelayMessage message)
    {
        var envelope = JsonSerializer.Serialize(new RelayEnvelope(to, message));
        var reply = await redis.RunAsync(_relayMessage, [Places + to], [Channels, envelope], CancellationToken.None);
        if (!reply.Flag) throw new HubException($"Nobody knows {to}.");
    }

    private void Receive(ReadOnlyMemory<byte> bytes)
    {
        var envelope = JsonSerializer.Deserialize<RelayEnvelope>(bytes.Span)!;
        _ = hub.Clients.Client(_connections[envelope.To]).SendAsync("Message", envelope.Message);
    }

    private sealed record RelayEnvelope(string To, RelayMessage Message);
}
