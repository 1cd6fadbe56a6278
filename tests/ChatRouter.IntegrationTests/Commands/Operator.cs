using System.Diagnostics;

namespace ChatRouter.IntegrationTests.Commands;

/// <summary>Somebody at the command line of the server's machine, with a folder of his own.</summary>
internal sealed class Operator(string environment = "Production") : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("chatrouter-operator-").FullName;

    public string Database => Path.Combine(_folder, "chatrouter.db");

    /// <summary>Settings over the usual ones, by their environment variables.</summary>
    public Dictionary<string, string> Settings { get; } = [];

    public Task<Said> RunAsync(params string[] words) => RunAsync(words, "");

    /// <summary>Runs the server's binary with these words, and hands it that input.</summary>
    public async Task<Said> RunAsync(string[] words, string input)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "ChatRouter.Server.dll"), .. words])
        {
            WorkingDirectory = _folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["ASPNETCORE_ENVIRONMENT"] = environment, ["Sqlite__DataSource"] = Database },
        };
        foreach (var (name, value) in Settings)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(60));
        return new(process.ExitCode, await output, await error);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    internal sealed record Said(int ExitCode, string Output, string Error)
    {
        /// <summary>The output, of a command that went well.</summary>
        public string Well()
        {
            Assert.True(ExitCode == 0, Error);
            return Output;
        }

        /// <summary>The one line of a command that could not do it.</summary>
        public string Refusal()
        {
            Assert.Equal(1, ExitCode);
            return Assert.Single(Error.Trim().Split('\n'));
        }
    }
}
