using System.Diagnostics;
using System.Net;
using ChatRouter.TestKit.Servers;

namespace ChatRouter.IntegrationTests.Deploy;

public sealed class PublishedServerTests : IAsyncLifetime
{
    private const string Nobody = "65534";
    private const string Sdk = "https://dot.net (the .NET SDK 10)";
    private const string UtilLinux = "sudo apt-get install util-linux";
    private const string Coreutils = "sudo apt-get install coreutils";

    private readonly string _folder = Directory.CreateTempSubdirectory("chatrouter-published-").FullName;

    private string Program => Path.Combine(_folder, "app");

    private string Data => Path.Combine(_folder, "data");

    [Fact, Trait("Faults", "whole")]
    public async Task What_the_image_publishes_runs_in_production_from_any_folder_without_rights_to_its_own()
    {
        var (published, output) = await Tool.RunAsync(Sdk, new("dotnet", Dockerfile.Publish(Program)) { WorkingDirectory = Repository.Root });
        Assert.True(published == 0, output);
        Assert.Equal(PagesIn(Repository.At("src", "ChatRouter.Server")), PagesIn(Program));
        await GiveUpRightsAsync();
        var port = LoopbackPort.Free();

        using var server = Start(port);
        try
        {
            await UntilReadyAsync(server, port).WaitAsync(TimeSpan.FromSeconds(60));
            var health = Dockerfile.HealthCheck(port);
            Assert.Equal(0, (await Tool.RunAsync("bash", new(health[0], health[1..]))).Code);
            Assert.True(File.Exists(Path.Combine(Data, "chatrouter.db")));
            await FindsItsPagesAsync(port);
        }
        finally
        {
            server.Kill();
            await server.WaitForExitAsync();
        }
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await Tool.RunAsync(Coreutils, new("chmod", ["-R", "u+w", _folder]));
        Directory.Delete(_folder, recursive: true);
    }

    // Root may write everywhere, so the server is nobody then.
    private async Task GiveUpRightsAsync()
    {
        Directory.CreateDirectory(Data);
        Assert.Equal(0, (await Tool.RunAsync(Coreutils, new("chmod", ["-R", "a-w,a+rX", Program]))).Code);
        if (!Environment.IsPrivilegedProcess)
            return;
        Assert.Equal(0, (await Tool.RunAsync(Coreutils, new("chmod", ["a+rx", _folder]))).Code);
        Assert.Equal(0, (await Tool.RunAsync(Coreutils, new("chown", [$"{Nobody}:{Nobody}", Data]))).Code);
    }

    private Process Start(int port)
    {
        string[] server = ["dotnet", Path.Combine(Program, "ChatRouter.Server.dll")];
        string[] command = Environment.IsPrivilegedProcess ? ["setpriv", $"--reuid={Nobody}", $"--regid={Nobody}", "--clear-groups", .. server] : server;
        return Tool.Start(UtilLinux, new(command[0], command[1..])
        {
            // Elsewhere than its pages are.
            WorkingDirectory = Data,
            Environment =
            {
                ["ASPNETCORE_ENVIRONMENT"] = "Production",
                ["ASPNETCORE_HTTP_PORTS"] = $"{port}",
                ["Sqlite__DataSource"] = Path.Combine(Data, "chatrouter.db"),
                ["HOME"] = Data,
                ["Logging__LogLevel__Default"] = "Error",
            },
        });
    }

    private async Task FindsItsPagesAsync(int port)
    {
        using var http = new HttpClient { BaseAddress = new($"http://127.0.0.1:{port}") };
        foreach (var page in PagesIn(Program))
            Assert.Equal(HttpStatusCode.OK, (await http.GetAsync(new Uri(page, UriKind.Relative))).StatusCode);
    }

    private static async Task UntilReadyAsync(Process server, int port)
    {
        using var http = new HttpClient();
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (await timer.WaitForNextTickAsync())
        {
            Assert.False(server.HasExited, "The server ended while it started.");
            try
            {
                using var answer = await http.GetAsync(new Uri($"http://127.0.0.1:{port}/readyz"));
                if (answer.IsSuccessStatusCode)
                    return;
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }
        }
    }

    private static string[] PagesIn(string folder)
    {
        var root = Path.Combine(folder, "wwwroot");
        return Directory.Exists(root) ? [.. Directory.GetFiles(root, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(root, file)).Order(StringComparer.Ordinal)] : [];
    }
}
