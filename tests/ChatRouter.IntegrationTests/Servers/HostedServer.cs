using ChatRouter.TestKit.HubClient;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ChatRouter.IntegrationTests.Servers;

/// <summary>The whole server in this process, on Kestrel and a free loopback port, with a database of its own.</summary>
public sealed class HostedServer : WebApplicationFactory<Program>
{
    private readonly string _folder = Directory.CreateTempSubdirectory("chatrouter-test-").FullName;
    private readonly IReadOnlyDictionary<string, string?> _settings;
    private readonly FailureLog _log = new();

    public HostedServer() : this(new Dictionary<string, string?>())
    {
    }

    /// <summary>Starts with these settings over the Development ones.</summary>
    public HostedServer(IReadOnlyDictionary<string, string?> settings)
    {
        _settings = settings;
        UseKestrel(0);
        StartServer();
        Endpoint = Endpoint.At(ClientOptions.BaseAddress);
    }

    public Endpoint Endpoint { get; }

    /// <summary>Everything logged as an error so far.</summary>
    public IReadOnlyCollection<string> Failures => _log.Failures;

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment(Environments.Development);
        builder.ConfigureLogging(logging => logging.AddProvider(_log));
        builder.ConfigureAppConfiguration(configuration => configuration
            .AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["Sqlite:DataSource"] = Path.Combine(_folder, "chatrouter.db"),
                ["Limits:SessionsPerMinute"] = "100000",
                ["Logging:LogLevel:Default"] = "Warning",
            })
            .AddInMemoryCollection(_settings));
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing && Directory.Exists(_folder))
            Directory.Delete(_folder, recursive: true);
    }
}
