using ChatRouter.Redis.Scripts;

namespace ChatRouter.Redis.Connection;

/// <summary>All that this product asks of Redis.</summary>
/// <remarks>
/// Every call ends within <see cref="RedisOptions.OperationTimeout"/>; what cannot be reached or does not answer in time is a
/// <see cref="RedisUnavailableException"/>, after which it is unknown whether the call took effect.
/// </remarks>
public interface IRedis
{
    /// <summary>A connection was lost; the calls under way fail.</summary>
    event Action? Lost;

    /// <summary>A lost connection is back, perhaps to another server: compare <see cref="RunIdAsync"/>.</summary>
    event Action? Restored;

    /// <summary>A call has a chance just now.</summary>
    bool IsConnected { get; }

    /// <summary>Runs a script, atomically. All keys must lie in one slot.</summary>
    /// <exception cref="RedisScriptException">The script failed; what it had written by then stays.</exception>
    Task<RedisReply> RunAsync(LuaScript script, string[] keys, string[] arguments, CancellationToken cancellationToken);

    /// <summary>Sends a message to whoever is subscribed to the channel just now. Nothing is kept for those who are not.</summary>
    /// <returns>How many connections of the asked server received it.</returns>
    Task<long> PublishAsync(string channel, ReadOnlyMemory<byte> message, CancellationToken cancellationToken);

    /// <summary>Hands every message of the channel to the handler, until unsubscribed; a lost connection is subscribed anew.</summary>
    /// <remarks>Messages may be missed while the connection is lost, and may be handed over at the same time on several threads. The handler must not block.</remarks>
    Task SubscribeAsync(string channel, Action<ReadOnlyMemory<byte>> handler, CancellationToken cancellationToken);

    Task UnsubscribeAsync(string channel, CancellationToken cancellationToken);

    /// <summary>The server's clock, which is the one that leases are judged by.</summary>
    Task<DateTimeOffset> TimeAsync(CancellationToken cancellationToken);

    /// <summary>Names the run of the master that is asked: another text means that its memory may have been lost.</summary>
    Task<string> RunIdAsync(CancellationToken cancellationToken);
}
