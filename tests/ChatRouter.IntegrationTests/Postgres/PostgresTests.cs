using ChatRouter.TestKit.Servers;

namespace ChatRouter.IntegrationTests.Postgres;

/// <summary>Test classes that share one PostgreSQL server, each with databases of its own; the server ends after the last of them.</summary>
/// <remarks>They run one after another. <see cref="PostgresJournals"/> and <see cref="PostgresApis"/> have a server each, and run beside them.</remarks>
[CollectionDefinition(Name)]
public sealed class PostgresTests : ICollectionFixture<PostgresServer>
{
    public const string Name = "PostgreSQL";
}
