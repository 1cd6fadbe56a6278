using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Text;
using ChatRouter.TestKit.HubClient;

namespace ChatRouter.TestKit.Servers;

/// <summary>HAProxy, nodes, Redis and PostgreSQL as processes, by <c>deploy/local/cluster.sh</c>: in a temporary folder, on a free range of ports.</summary>
/// <remarks>Disposing stops everything, whatever state it is in.</remarks>
public sealed class ClusterProcess : IAsyncDisposable
{
    private const int PortsOfACluster = 120;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly string _folder = Directory.CreateTempSubdirectory("chatrouter-cluster-").FullName;
    private readonly List<string> _options;
    private readonly int _port = LoopbackPort.FreeRange(PortsOfACluster);
    private readonly NetworkNamespace? _network;
    private readonly int? _databaseMegabytes;
    private readonly IReadOnlyList<string> _prefix;

    /// <param name="nodes">How many nodes.</param>
    /// <param name="sentinel">A Redis replica and three Sentinels beside the master.</param>
    /// <param name="environment">Environment variables of every node.</param>
    /// <param name="server">The assembly to run; none: the one beside the caller's.</param>
    /// <param name="network">The network in which everything runs, for the cluster to dispose of; none: this machine's.</param>
    /// <param name="databaseMegabytes">The size of a disk (in memory) that PostgreSQL has to itself; needs root. None: no disk of its own.</param>
    /// <param name="files">How many files and sockets each process may have open; more than usual needs root. None: the usual number.</param>
    public ClusterProcess(
        int nodes, bool sentinel = false, IReadOnlyDictionary<string, string>? environment = null, string? server = null,
        NetworkNamespace? network = null, int? databaseMegabytes = null, int? files = null)
    {
        Nodes = nodes;
        (_network, _databaseMegabytes) = (network, databaseMegabytes);
        _prefix = [.. files is { } many ? new[] { "prlimit", $"--nofile={many}:{many}" } : [], .. network?.Prefix ?? []];
        _options = ["--nodes", Text(nodes), "--port", Text(_port), "--server", server ?? Path.Combine(AppContext.BaseDirectory, "ChatRouter.Server.dll")];
        if (sentinel)
            _options.Add("--sentinel");
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
            _options.AddRange(["--env", $"{name}={value}"]);
        Endpoint = Endpoint.At(At(_port));
    }

    public int Nodes { get; }

    /// <summary>All nodes, through HAProxy.</summary>
    public Endpoint Endpoint { get; }

    /// <summary>What a client of the Redis master connects to.</summary>
    public string Redis => $"{Host}:{PortOf("redis")}";

    /// <summary>What somebody who may see every shop connects to PostgreSQL with.</summary>
    public string Postgres =>
        $"Host={Host};Port={PortOf("postgres")};Database=chatrouter;Username=postgres;Password={File.ReadAllText(Path.Combine(_folder, "postgres", "password")).Trim()};Timeout=3;Pooling=false";

    /// <summary>Where data, logs and process ids are.</summary>
    public string Folder => _folder;

    /// <summary>The ports on which the parts listen.</summary>
    public IEnumerable<int> Ports => Enumerable.Range(_port, Nodes + 1).Concat(Enumerable.Range(_port + 100, 3)).Concat(Enumerable.Range(_port + 110, 3));

    /// <summary>The port of a part: <c>redis</c>, <c>redis-replica</c>, <c>postgres</c>, <c>haproxy</c>.</summary>
    public int PortOf(string part) => part switch
    {
        "redis" => _port + 100,
        "postgres" => _port + 101,
        "redis-replica" => _port + 102,
        "haproxy" => _port,
        _ => throw new ArgumentException($"There is no part '{part}'.", nameof(part)),
    };

    /// <summary>The ports of the Sentinels.</summary>
    public IReadOnlyList<int> SentinelPorts => [_port + 110, _port + 111, _port + 112];

    /// <summary>The folder of PostgreSQL, on its own disk if it has one.</summary>
    public string PostgresFolder => Path.Combine(_folder, "postgres");

    /// <summary>The process ids that are stored in the folder.</summary>
    public IReadOnlyList<int> ProcessIds =>
        [.. Directory.GetFiles(_folder, "pid", SearchOption.AllDirectories).Select(ReadId)];

    /// <summary>The process id of a part: <c>redis</c>, <c>postgres</c>, <c>node-1</c>.</summary>
    public int ProcessId(string part) => ReadId(Path.Combine(_folder, part, "pid"));

    /// <summary>Where a node listens.</summary>
    public Uri Address(int node) => At(_port + node);

    /// <summary>One node, past HAProxy.</summary>
    public Endpoint Node(int number) => Endpoint.At(Address(number));

    /// <summary>Starts what is not running and waits until everything answers.</summary>
    public async Task UpAsync()
    {
        if (_databaseMegabytes is { } size && !IsMounted)
        {
            Directory.CreateDirectory(PostgresFolder);
            await CommandAsync("mount", "-t", "tmpfs", "-o", $"size={size}m,mode=755", "tmpfs", PostgresFolder);
        }

        await DoAsync(["up", .. _options]);
    }

    /// <summary>Stops everything; data stay.</summary>
    public async Task DownAsync() => await DoAsync(["down"], _network?.Prefix ?? []);

    /// <summary>Whether everything is up and ready, and one line per part.</summary>
    public async Task<(bool Well, string Lines)> StatusAsync()
    {
        var (code, output) = await RunAsync(["status"]);
        return (code == 0, output);
    }

    public Task NodeAsync(int number, ClusterVerb verb) =>
        DoAsync(["node", Name(verb), Text(number)], _network?.PrefixOf(number));

    public Task SentinelAsync(int number, ClusterVerb verb) => DoAsync(["sentinel", Name(verb), Text(number)]);

    public Task RedisAsync(ClusterVerb verb) => DoAsync(["redis", Name(verb)]);

    public Task RedisReplicaAsync(ClusterVerb verb) => DoAsync(["redis-replica", Name(verb)]);

    public Task PostgresAsync(ClusterVerb verb) => DoAsync(["postgres", Name(verb)]);

    public Task HaproxyAsync(ClusterVerb verb) => DoAsync(["haproxy", Name(verb)]);

    /// <summary>What HAProxy thinks of the node: <c>UP</c>, <c>NOLB</c> (keeps its sockets, gets no new ones), <c>DOWN</c>.</summary>
    public async Task<string> BalancerStateAsync(int node)
    {
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(new UnixDomainSocketEndPoint(Path.Combine(_folder, "haproxy", "admin.sock")));
        await using var stream = new NetworkStream(socket);
        await stream.WriteAsync(Encoding.ASCII.GetBytes("show stat nodes 4 -1\n"));
        using var reader = new StreamReader(stream);
        var lines = (await reader.ReadToEndAsync()).Split('\n');
        var column = Array.IndexOf(lines[0].Split(','), "status");
        return lines.Single(line => line.StartsWith($"nodes,node-{node},", StringComparison.Ordinal)).Split(',')[column].Split(' ')[0];
    }

    /// <summary>Waits until HAProxy thinks so of the node.</summary>
    public async Task UntilBalancerSaysAsync(int node, string state, TimeSpan patience)
    {
        using var limit = new CancellationTokenSource(patience);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (await BalancerStateAsync(node) != state)
            await timer.WaitForNextTickAsync(limit.Token);
    }

    public async ValueTask DisposeAsync()
    {
        await DownAsync();
        if (IsMounted)
            await CommandAsync("umount", PostgresFolder);
        Directory.Delete(_folder, recursive: true);
        if (_network is not null)
            await _network.DisposeAsync();
    }

    /// <summary>Runs a command where the cluster runs, and returns what it wrote.</summary>
    public async Task<string> CommandAsync(params string[] words)
    {
        var (code, output) = await StartAsync([.. _prefix, .. words]);
        Assert.True(code == 0, $"{string.Join(' ', words)}: exit code {code}. It may need root.\n{output}");
        return output;
    }

    private async Task DoAsync(string[] arguments, IReadOnlyList<string>? prefix = null)
    {
        var (code, output) = await RunAsync(arguments, prefix);
        Assert.True(code == 0, $"cluster.sh {string.Join(' ', arguments)}: exit code {code}.\n{output}");
    }

    private Task<(int Code, string Output)> RunAsync(string[] arguments, IReadOnlyList<string>? prefix = null) =>
        StartAsync([.. prefix ?? _prefix, "bash", Repository.At("deploy", "local", "cluster.sh"), .. arguments, "--dir", _folder]);

    private static async Task<(int Code, string Output)> StartAsync(string[] words)
    {
        using var process = Process.Start(new ProcessStartInfo(words[0], words[1..])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        using var limit = new CancellationTokenSource(Patience);
        var error = process.StandardError.ReadToEndAsync(limit.Token);
        var output = await process.StandardOutput.ReadToEndAsync(limit.Token);
        await process.WaitForExitAsync(limit.Token);
        return (process.ExitCode, output + await error);
    }

    private string Host => _network?.Address ?? "127.0.0.1";

    private bool IsMounted => _databaseMegabytes is not null && File.ReadAllText("/proc/mounts").Contains($" {PostgresFolder} ", StringComparison.Ordinal);

    private Uri At(int port) => new(string.Create(CultureInfo.InvariantCulture, $"http://{Host}:{port}"));

    private static int ReadId(string file) => int.Parse(File.ReadAllText(file).Split(' ')[0], CultureInfo.InvariantCulture);

    private static string Name(ClusterVerb verb) => verb.ToString().ToLowerInvariant();

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
