using ChatRouter.TestKit.Journal;

namespace ChatRouter.IntegrationTests.Postgres;

public sealed class PostgresJournalTests : JournalSpecification
{
    protected override Task<JournalStoreFixture> CreateAsync() => PostgresJournalFixture.CreateAsync();
}
