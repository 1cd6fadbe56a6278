using ChatRouter.TestKit.Journal;

namespace ChatRouter.IntegrationTests.Postgres;

/// <summary>The same where hardly anything is found in the node's memory.</summary>
public sealed class PostgresJournalSmallCacheTests : JournalSpecification
{
    protected override Task<JournalStoreFixture> CreateAsync() => PostgresJournalFixture.CreateAsync(cachedConversations: 2);
}
