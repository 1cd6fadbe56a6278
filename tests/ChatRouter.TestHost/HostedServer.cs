using ChatRouter.Core.Shops;
using ChatRouter.TestKit.HubClient;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ChatRouter.TestHost;

/// <summary>The whole server in this process, on Kestrel and a free loopback port, with a database of its own.</summary>
public sealed class HostedServer : WebApplicationFactory<Program>
{
    private readonly string _folder = Directory.CreateTempSubdirectory("chatrouter-test-").FullName;
    private readonly IReadOnlyDictionary<string, string?> _settings;
    private readonly ILoggerProvider? _listener;
    private readonly Action<IServiceCollection> _replace;

    public HostedServer() : this(new Dictionary<string, string?>())
    {
    }

    /// <summary>Starts with these settings over the Development ones.</summary>
    /// <param name="settings">Those.</param>
    /// <param name="listener">Hears what the server logs.</param>
    /// <param name="port">Where it listens; 0 is any free one.</param>
    /// <param name="replace">Puts a test's own services in place of some of the server's.</param>
    public HostedServer(IReadOnlyDictionary<string, string?> settings, ILoggerProvider? listener = null, int port = 0, Action<IServiceCollection>? replace = null)
    {
        (_settings, _listener, _replace) = (settings, listener, replace ?? (_ => { }));
        UseKestrel(port);
        StartServer();
        // A server whose database is not there at once starts its waiting room first, and that is what a factory takes for the server.
        if (Services.GetService<IShopStore>() is null)
            throw new InvalidOperationException("The database did not answer when the server started.");
        Endpoint = Endpoint.At(ClientOptions.BaseAddress);
    }

    public Endpoint Endpoint { get; }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment(Environments.Development);
        if (_listener is not null)
            builder.ConfigureLogging(logging => logging.AddProvider(_listener));
        // As slow as it is on purpose, hashing would be a quarter of what the tests cost.
        builder.ConfigureServices(services => services.Configure<PasswordHasherOptions>(hashing => hashing.IterationCount = 1_000));
        builder.ConfigureTestServices(_replace);
        // As on its command line: which database and which Redis there is, the server reads before it is built.
        foreach (var (name, value) in Usual.Concat(_settings))
            builder.UseSetting(name, value);
    }

    private Dictionary<string, string?> Usual => new()
    {
        // A machine that runs all tests at once is slower than any operator's.
        ["Postgres:Patience"] = "00:00:30",
        ["Sqlite:DataSource"] = Path.Combine(_folder, "chatrouter.db"),
        ["Limits:SessionsPerMinute"] = "100000",
        ["Logging:LogLevel:Default"] = "Warning",
    };

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing)
            Assert.True(SpinWait.SpinUntil(IsGone, TimeSpan.FromSeconds(5)), $"{_folder} is still in use.");
    }

    // A reader that was cut off may still be closing its files, which SQLite makes and removes beside the database.
    private bool IsGone()
    {
        try
        {
            if (Directory.Exists(_folder))
                Directory.Delete(_folder, recursive: true);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }
}
