using System.Globalization;

namespace ChatRouter.TestKit.Servers;

/// <summary>A Redis Cluster of three masters, each with a third of the slots.</summary>
public sealed class RedisCluster : IAsyncDisposable
{
    private const int Slots = 16384;

    private readonly (RedisProcess Server, int BusPort)[] _masters = [.. Enumerable.Range(0, 3).Select(_ => NewServer())];
    private readonly List<RedisProcess> _replicas = [];

    public IEnumerable<RedisProcess> Masters => _masters.Select(master => master.Server);

    /// <summary>What a client connects to.</summary>
    public string ConnectionString => string.Join(',', Masters.Select(master => master.ConnectionString));

    /// <summary>Starts the masters and waits until each knows all slots.</summary>
    public async Task StartAsync()
    {
        for (var i = 0; i < _masters.Length; i++)
        {
            var server = _masters[i].Server;
            await server.StartAsync();
            await server.AskAsync("CLUSTER", "ADDSLOTSRANGE", Text(Slots * i / _masters.Length), Text((Slots * (i + 1) / _masters.Length) - 1));
            await server.AskAsync("CLUSTER", "SET-CONFIG-EPOCH", Text(i + 1));
        }

        foreach (var (server, busPort) in _masters[1..])
            await _masters[0].Server.AskAsync("CLUSTER", "MEET", "127.0.0.1", Text(server.Port), Text(busPort));
        foreach (var server in Masters)
            await Until.TrueAsync(async () => await IsWholeAsync(server));
    }

    /// <summary>Starts a server that takes the first master's place when that is gone, and waits until it follows.</summary>
    public async Task AddReplicaOfFirstAsync()
    {
        var (replica, _) = NewServer();
        _replicas.Add(replica);
        await replica.StartAsync();
        await replica.AskAsync("CLUSTER", "MEET", "127.0.0.1", Text(_masters[0].Server.Port), Text(_masters[0].BusPort));
        await Until.TrueAsync(async () => await IsWholeAsync(replica));
        await replica.AskAsync("CLUSTER", "REPLICATE", await _masters[0].Server.AskAsync("CLUSTER", "MYID"));
        await Until.TrueAsync(async () => (await replica.AskAsync("INFO", "replication")).Contains("master_link_status:up", StringComparison.Ordinal));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var server in Masters.Concat(_replicas))
            await server.DisposeAsync();
    }

    private static async Task<bool> IsWholeAsync(RedisProcess server)
    {
        var state = await server.AskAsync("CLUSTER", "INFO");
        return state.Contains("cluster_state:ok", StringComparison.Ordinal) && state.Contains("cluster_size:3", StringComparison.Ordinal);
    }

    private static (RedisProcess Server, int BusPort) NewServer()
    {
        var busPort = LoopbackPort.Free();
        return (new(["--cluster-enabled", "yes", "--cluster-port", Text(busPort), "--cluster-node-timeout", "2000"]), busPort);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
