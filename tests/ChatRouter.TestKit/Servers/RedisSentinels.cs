using System.Globalization;

namespace ChatRouter.TestKit.Servers;

/// <summary>A master, a replica, and three Sentinels that make the replica master within a few seconds when the master is gone.</summary>
public sealed class RedisSentinels : IAsyncDisposable
{
    /// <summary>The name under which the Sentinels know the master.</summary>
    public const string Service = "main";

    /// <summary>What the Sentinels expect, unlike the servers that they watch.</summary>
    public const string Password = "watchman";

    private readonly RedisProcess _replica;
    private readonly RedisProcess[] _sentinels;

    public RedisSentinels()
    {
        Master = new();
        _replica = new(["--replicaof", "127.0.0.1", Text(Master.Port), "--repl-diskless-sync-delay", "0"]);
        _sentinels = [.. Enumerable.Range(0, 3).Select(_ => new RedisProcess(first: Configure))];
    }

    /// <summary>The first master.</summary>
    public RedisProcess Master { get; }

    /// <summary>The Sentinels' addresses.</summary>
    public string ConnectionString => string.Join(',', _sentinels.Select(sentinel => sentinel.ConnectionString));

    /// <summary>The addresses of master and replica.</summary>
    public string WatchedServers => $"{Master.ConnectionString},{_replica.ConnectionString}";

    /// <summary>Starts all, and waits until the replica follows and the Sentinels know each other.</summary>
    public async Task StartAsync()
    {
        await Master.StartAsync();
        await _replica.StartAsync();
        await SaysAsync(_replica, "replication", "master_link_status:up");
        foreach (var sentinel in _sentinels)
            await sentinel.StartAsync();
        foreach (var sentinel in _sentinels)
            await SaysAsync(sentinel, "sentinel", "slaves=1,sentinels=3");
        foreach (var sentinel in _sentinels)
            await sentinel.AskAsync("ACL", "SETUSER", "default", "resetpass", $">{Password}");
    }

    /// <summary>How often the first Sentinel has refused something.</summary>
    public async Task<int> RefusedAsync()
    {
        var stats = await _sentinels[0].AskAsAsync(Password, "INFO", "stats");
        return int.Parse(stats.Split("total_error_replies:")[1].Split('\n')[0], CultureInfo.InvariantCulture);
    }

    /// <summary>The Sentinels expect no password any more.</summary>
    public async Task LetInAsync()
    {
        foreach (var sentinel in _sentinels)
            await sentinel.AskAsAsync(Password, "ACL", "SETUSER", "default", "nopass");
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var server in _sentinels.Append(_replica).Append(Master))
            await server.DisposeAsync();
    }

    private static async Task SaysAsync(RedisProcess server, string section, string sign)
    {
        var said = "";
        try
        {
            await Until.TrueAsync(async () => (said = await server.AskAsync("INFO", section)).Contains(sign, StringComparison.Ordinal));
        }
        catch (TimeoutException exception)
        {
            throw new TimeoutException($"Instead of {sign} it says {said}", exception);
        }
    }

    private string[] Configure(string folder)
    {
        var file = Path.Combine(folder, "sentinel.conf");
        File.WriteAllLines(file,
        [
            $"sentinel monitor {Service} 127.0.0.1 {Text(Master.Port)} 2",
            $"sentinel down-after-milliseconds {Service} 1000",
            $"sentinel failover-timeout {Service} 5000",
            $"sentinel sentinel-pass {Password}",
        ]);
        return [file, "--sentinel"];
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
