using System.Diagnostics;
using System.Net;
using ChatRouter.TestKit.HubClient;

namespace ChatRouter.TestKit.Servers;

/// <summary>The server as a process of its own, to be killed and started again on the same port and data.</summary>
public sealed class ServerProcess : IServer
{
    private readonly string _folder = Directory.CreateTempSubdirectory("chatrouter-process-").FullName;
    private readonly int _port = LoopbackPort.Free();
    private readonly IReadOnlyDictionary<string, string> _settings;
    private Process? _process;

    public ServerProcess() : this(new Dictionary<string, string>())
    {
    }

    /// <summary>With these environment variables over the usual ones.</summary>
    public ServerProcess(IReadOnlyDictionary<string, string> settings)
    {
        _settings = settings;
        Endpoint = Endpoint.At(new($"http://127.0.0.1:{_port}"));
    }

    public Endpoint Endpoint { get; }

    /// <summary>The database file; others may open it while the server is down.</summary>
    public string Database => Path.Combine(_folder, "chatrouter.db");

    /// <summary>Starts it and waits until it is ready.</summary>
    public async Task StartAsync()
    {
        Begin();
        await UntilAsync("/readyz", HttpStatusCode.OK);
    }

    /// <summary>Starts it without waiting for anything.</summary>
    public void Begin() => _process = Start("Development");

    /// <summary>Waits until that path answers with that status.</summary>
    public Task UntilAsync(string path, HttpStatusCode status) => PollAsync(path, status).WaitAsync(TimeSpan.FromSeconds(60));

    /// <summary>Starts it as production does and returns its exit code: for what it refuses to start with.</summary>
    public async Task<int> RunInProductionAsync()
    {
        _process = Start("Production");
        await _process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(30));
        return _process.ExitCode;
    }

    /// <summary>kill -9.</summary>
    public async Task KillAsync()
    {
        if (_process is null)
            return;
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _process = null;
    }

    /// <summary>SIGTERM; returns once it ended by itself, and well.</summary>
    public async Task StopAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", _process!.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await _process.WaitForExitAsync();
        Assert.Equal(0, _process.ExitCode);
        _process.Dispose();
        _process = null;
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private Process Start(string environment)
    {
        string[] arguments =
        [
            Path.Combine(AppContext.BaseDirectory, "ChatRouter.Server.dll"),
            "--urls", $"http://127.0.0.1:{_port}",
            "--contentRoot", Repository.At("src", "ChatRouter.Server"),
        ];
        var start = new ProcessStartInfo("dotnet", arguments)
        {
            WorkingDirectory = _folder,
            Environment =
            {
                ["ASPNETCORE_ENVIRONMENT"] = environment,
                ["Sqlite__DataSource"] = Database,
                ["Limits__Enabled"] = "false",
                ["Logging__LogLevel__Default"] = "Error",
            },
        };
        foreach (var (name, value) in _settings)
            start.Environment[name] = value;
        return Process.Start(start)!;
    }

    private async Task PollAsync(string path, HttpStatusCode status)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (await timer.WaitForNextTickAsync())
        {
            Assert.False(_process!.HasExited, "The server ended while it started.");
            try
            {
                if ((await Endpoint.Http.GetAsync(path)).StatusCode == status)
                    return;
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }
        }
    }
}
