using ChatRouter.IntegrationTests.Postgres;
using ChatRouter.Storage.Postgres;
using ChatRouter.TestKit;
using ChatRouter.TestKit.Servers;
using Microsoft.Extensions.DependencyInjection;

namespace ChatRouter.IntegrationTests.Accounts;

/// <summary>The same of a node with a Redis and a PostgreSQL that ask for passwords, and which loses Redis in the end.</summary>
[Collection(PostgresApis.Name)]
public sealed class ClusterSecretsInLogsTests(PostgresServer server) : SecretsInLogsTests, IAsyncLifetime
{
    private const string RedisPassword = "a-redis-password";

    private readonly RedisProcess _redis = new();
    private readonly string _database = server.NewMigratedDatabase();

    protected override IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?>(base.Settings)
    {
        ["ConnectionStrings:Postgres"] = _database,
        ["ConnectionStrings:Redis"] = $"{_redis.ConnectionString},password={RedisPassword}",
        ["Redis:ConnectTimeout"] = "00:00:01",
    };

    protected override IReadOnlyDictionary<string, string> Configured => new Dictionary<string, string> { ["password of Redis"] = RedisPassword, ["password of PostgreSQL"] = PostgresServer.Password };

    async Task IAsyncLifetime.InitializeAsync()
    {
        await _redis.StartAsync();
        await _redis.AskAsync("CONFIG", "SET", "requirepass", RedisPassword);
        await InitializeAsync();
    }

    async Task IAsyncLifetime.DisposeAsync()
    {
        await DisposeAsync();
        await _redis.DisposeAsync();
    }

    protected override async Task EndAsync(Func<IReadOnlyCollection<string>> heard)
    {
        Assert.NotNull(Server.Services.GetService<PostgresDatabase>());
        var before = heard().Count;
        await _redis.KillAsync();
        await Until.TrueAsync(() => heard().Skip(before).Any(line => line.Contains("Lost a connection to Redis", StringComparison.Ordinal)));
    }
}
