using ChatRouter.TestKit.HubClient;
using ChatRouter.TestKit.Servers;

namespace ChatRouter.TestHost;

/// <summary>The server within the tests' process: what it compiles is compiled once for all tests, where a process of its own begins cold.</summary>
/// <param name="settings">Environment variables, over the usual ones.</param>
public sealed class ServerInProcess(IReadOnlyDictionary<string, string> settings) : IServer
{
    private readonly string _folder = Directory.CreateTempSubdirectory("chatrouter-hosted-").FullName;
    private readonly int _port = LoopbackPort.Free();
    private HostedServer? _host;

    public Endpoint Endpoint => field ??= Endpoint.At(new($"http://127.0.0.1:{_port}"));

    public string Database => Path.Combine(_folder, "chatrouter.db");

    public Task StartAsync()
    {
        UntilReleased();
        var values = new Dictionary<string, string?>
        {
            ["Sqlite:DataSource"] = Database,
            ["Limits:Enabled"] = "false",
            ["Logging:LogLevel:Default"] = "Error",
        };
        foreach (var (name, value) in settings)
            values[name.Replace("__", ":", StringComparison.Ordinal)] = value;
        _host = new(values, port: _port);
        return Task.CompletedTask;
    }

    /// <summary>Stops it as an operator would: what it does when it is killed, only a process of its own can show.</summary>
    public async Task KillAsync()
    {
        if (_host is not null)
            await _host.DisposeAsync();
        _host = null;
        UntilReleased();
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        Directory.Delete(_folder, recursive: true);
    }

    // A process that another test is just starting has copies of the files that are open here, and so their locks, until it runs its own program.
    private void UntilReleased() => Assert.True(SpinWait.SpinUntil(IsReleased, TimeSpan.FromSeconds(5)), $"{Database} is still in use.");

    private bool IsReleased()
    {
        try
        {
            using var held = new FileStream(Database + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }
}
