using ChatRouter.TestKit.Servers;

namespace ChatRouter.IntegrationTests.Postgres;

/// <summary>Test classes of a whole server on PostgreSQL, which share one of those.</summary>
[CollectionDefinition(Name)]
public sealed class PostgresApis : ICollectionFixture<PostgresServer>
{
    public const string Name = "PostgreSQL, API";
}
