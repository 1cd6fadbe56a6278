using System.Net;
using StackExchange.Redis;

namespace ChatRouter.Redis.Connection;

/// <summary>Asks Sentinels who is master.</summary>
internal sealed class Sentinels : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(500);

    private readonly ConnectionMultiplexer _sentinels;
    private readonly string _service;

    private Sentinels(ConnectionMultiplexer sentinels, string service) => (_sentinels, _service) = (sentinels, service);

    /// <summary>Connects, or begins to: Sentinels that are absent are tried again in the background.</summary>
    public static async Task<Sentinels> ConnectAsync(ConfigurationOptions configuration, string service, CancellationToken cancellationToken) =>
        new(await ConnectionMultiplexer.SentinelConnectAsync(configuration).WaitAsync(cancellationToken), service);

    /// <summary>The master by the first Sentinel that knows one; none when no Sentinel does.</summary>
    public async Task<EndPoint?> FindMasterAsync(CancellationToken cancellationToken)
    {
        foreach (var sentinel in _sentinels.GetServers().Where(server => server.IsConnected))
        {
            try
            {
                if (await sentinel.SentinelGetMasterAddressByNameAsync(_service).WaitAsync(Patience, cancellationToken) is { } master)
                    return master;
            }
            catch (Exception exception) when (exception is RedisException or RedisCommandException or TimeoutException)
            {
                // The next one may know.
            }
        }

        return null;
    }

    public async ValueTask DisposeAsync() => await _sentinels.CloseAsync(allowCommandsToComplete: false);
}
