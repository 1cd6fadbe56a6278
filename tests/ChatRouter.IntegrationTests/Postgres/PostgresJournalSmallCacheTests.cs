using ChatRouter.TestKit.Journal;
using ChatRouter.TestKit.Servers;

namespace ChatRouter.IntegrationTests.Postgres;

/// <summary>The same where hardly anything is found in the node's memory.</summary>
[Collection(PostgresJournals.Name)]
public sealed class PostgresJournalSmallCacheTests(PostgresServer server) : JournalSpecification
{
    protected override Task<JournalStoreFixture> CreateAsync() => PostgresJournalFixture.CreateAsync(server, cachedConversations: 2);
}
