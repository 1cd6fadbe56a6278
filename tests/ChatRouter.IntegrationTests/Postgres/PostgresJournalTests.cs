using ChatRouter.TestKit.Journal;
using ChatRouter.TestKit.Servers;

namespace ChatRouter.IntegrationTests.Postgres;

[Collection(PostgresJournals.Name)]
public sealed class PostgresJournalTests(PostgresServer server) : JournalSpecification
{
    protected override Task<JournalStoreFixture> CreateAsync() => PostgresJournalFixture.CreateAsync(server);
}
