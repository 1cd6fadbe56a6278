using System.Diagnostics;
using ChatRouter.TestKit.Servers;

namespace ChatRouter.Benchmarks.Load.Processes;

/// <summary>A server started as a child on a loopback port of its own, and ended with this object.</summary>
internal sealed class ServerProcess : IDisposable
{
    // Enough to see what is wrong, and not every consequence of it.
    private const int LogLines = 25;

    private readonly Process _process;
    private readonly string _folder;

    private ServerProcess(Process process, Uri address, string folder) => (_process, Address, _folder) = (process, address, folder);

    public Uri Address { get; }

    public int Id => _process.Id;

    /// <param name="arguments">After the dotnet command; {url} and {folder} stand for address and temporary folder.</param>
    public static ServerProcess Start(IEnumerable<string> arguments, IReadOnlyDictionary<string, string> environment)
    {
        var address = new Uri($"http://127.0.0.1:{LoopbackPort.Free()}");
        var folder = Directory.CreateTempSubdirectory("chatrouter-load-").FullName;
        string Fill(string text) => text
            .Replace("{url}", address.AbsoluteUri.TrimEnd('/'), StringComparison.Ordinal)
            .Replace("{folder}", folder, StringComparison.Ordinal);
        var start = new ProcessStartInfo("dotnet") { WorkingDirectory = folder, RedirectStandardInput = true, RedirectStandardOutput = true };
        foreach (var argument in arguments) start.ArgumentList.Add(Fill(argument));
        foreach (var (name, value) in environment) start.Environment[name] = Fill(value);
        var process = Process.Start(start)!;
        var lines = 0;
        process.OutputDataReceived += (_, line) =>
        {
            if (!string.IsNullOrWhiteSpace(line.Data) && lines++ < LogLines) Console.Error.WriteLine($"  server: {line.Data}");
        };
        process.BeginOutputReadLine();
        return new ServerProcess(process, address, folder);
    }

    public ProcessFigures Figures() => ProcessFigures.Of(Id);

    /// <summary>Waits until the server answers HTTP, whatever it answers.</summary>
    public async Task ReadyAsync(HttpClient http, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(TimeSpan.FromSeconds(60));
        using var retry = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (await retry.WaitForNextTickAsync(limit.Token))
        {
            if (_process.HasExited) throw new InvalidOperationException($"The server ended with {_process.ExitCode}.");

            try
            {
                using var response = await http.GetAsync(new Uri(Address, "/readyz"), limit.Token);
                return;
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }
        }
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            _process.WaitForExit();
        }

        _process.Dispose();
        if (Directory.Exists(_folder)) Directory.Delete(_folder, recursive: true);
    }
}
