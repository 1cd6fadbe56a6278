using ChatRouter.TestKit.Servers;

namespace ChatRouter.IntegrationTests.Postgres;

/// <summary>Test classes of the journal on PostgreSQL, and of what it stands on, which share one server.</summary>
[CollectionDefinition(Name)]
public sealed class PostgresJournals : ICollectionFixture<PostgresServer>
{
    public const string Name = "PostgreSQL, journal";
}
