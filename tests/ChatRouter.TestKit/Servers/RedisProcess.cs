using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace ChatRouter.TestKit.Servers;

/// <summary>A real Redis of its own: a private port, its own folder, nothing kept, ended by its process id.</summary>
/// <param name="options">Further options; those that begin the command line come from <paramref name="first"/>, which is given the folder.</param>
public sealed class RedisProcess(string[]? options = null, Func<string, string[]>? first = null) : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("chatrouter-redis-").FullName;
    private readonly int _port = LoopbackPort.Free();
    private Process? _process;

    public int Port => _port;

    /// <summary>The system's id of the running server.</summary>
    public int ProcessId => _process!.Id;

    /// <summary>What a client connects to.</summary>
    public string ConnectionString => string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{_port}");

    /// <summary>Starts it and waits until it answers. A Redis that was killed before comes back empty.</summary>
    public async Task StartAsync()
    {
        try
        {
            _process = Process.Start(new ProcessStartInfo("redis-server", Arguments()) { WorkingDirectory = _folder, RedirectStandardOutput = true })!;
        }
        catch (System.ComponentModel.Win32Exception exception)
        {
            throw new InvalidOperationException("These tests need a Redis. Install it: sudo apt-get install redis-server", exception);
        }

        _process.BeginOutputReadLine();
        try
        {
            await UntilAnsweringAsync().WaitAsync(TimeSpan.FromSeconds(30));
        }
        catch
        {
            await KillAsync();
            throw;
        }
    }

    /// <summary>Sends plain commands and returns the answer's text, as a person at a terminal would.</summary>
    public Task<string> AskAsync(params string[] words) => AskInTurnAsync(words);

    /// <summary>The same by who knows the password.</summary>
    public Task<string> AskAsAsync(string password, params string[] words) => AskInTurnAsync(["AUTH", password], words);

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

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        Directory.Delete(_folder, recursive: true);
    }

    // The last one's answer.
    private async Task<string> AskInTurnAsync(params string[][] commands)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, _port);
        await using var stream = client.GetStream();
        await using var writer = new StreamWriter(stream) { NewLine = "\r\n" };
        using var reader = new StreamReader(stream);
        var answer = "";
        foreach (var words in commands)
        {
            await writer.WriteLineAsync($"*{words.Length}");
            foreach (var word in words)
                await writer.WriteLineAsync($"${word.Length}\r\n{word}");
            await writer.FlushAsync();
            answer = await AnswerAsync(reader);
        }

        return answer;
    }

    private string[] Arguments() =>
    [
        .. first?.Invoke(_folder) ?? [], "--port", _port.ToString(CultureInfo.InvariantCulture), "--bind", "127.0.0.1", "--dir", _folder,
        "--save", "", "--appendonly", "no", "--loglevel", "warning", .. options ?? [],
    ];

    private async Task UntilAnsweringAsync()
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (await timer.WaitForNextTickAsync())
        {
            if (_process!.HasExited)
                throw new InvalidOperationException("Redis ended while it started.");
            try
            {
                if (await AskAsync("PING") == "PONG")
                    return;
            }
            catch (SocketException)
            {
                // Not listening yet.
            }
        }
    }

    private static async Task<string> AnswerAsync(StreamReader reader)
    {
        var line = await reader.ReadLineAsync() ?? "";
        if (line.StartsWith('-'))
            throw new InvalidOperationException(line);
        if (line.StartsWith('*'))
        {
            var items = new List<string>();
            for (var count = int.Parse(line.AsSpan(1), CultureInfo.InvariantCulture); count > 0; count--)
                items.Add(await AnswerAsync(reader));
            return string.Join('\n', items);
        }

        if (!line.StartsWith('$'))
            return line.Length == 0 ? "" : line[1..];
        if (line == "$-1")
            return "";
        var text = new char[int.Parse(line.AsSpan(1), CultureInfo.InvariantCulture)];
        await reader.ReadBlockAsync(text);
        await reader.ReadLineAsync();
        return new string(text);
    }
}
