using ChatRouter.IntegrationTests.Postgres;
using ChatRouter.TestKit.Servers;

namespace ChatRouter.IntegrationTests.Ratings;

/// <summary>The same on PostgreSQL.</summary>
[Collection(PostgresApis.Name)]
public sealed class PostgresRatingsApiTests(PostgresServer server) : RatingsApiTests
{
    private readonly string _database = server.NewMigratedDatabase();

    protected override IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?>(base.Settings) { ["ConnectionStrings:Postgres"] = _database };
}
