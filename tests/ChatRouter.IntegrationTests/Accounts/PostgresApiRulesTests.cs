using ChatRouter.IntegrationTests.Postgres;
using ChatRouter.TestKit.Servers;

namespace ChatRouter.IntegrationTests.Accounts;

/// <summary>The same on PostgreSQL.</summary>
[Collection(PostgresApis.Name)]
public sealed class PostgresApiRulesTests(PostgresServer server) : ApiRulesTests
{
    private readonly string _database = server.NewMigratedDatabase();

    protected override IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?>(base.Settings) { ["ConnectionStrings:Postgres"] = _database };
}
