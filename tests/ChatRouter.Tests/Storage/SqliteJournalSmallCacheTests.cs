using ChatRouter.TestKit.Journal;

namespace ChatRouter.Tests.Storage;

/// <summary>The same where hardly anything is found in the writer's memory.</summary>
public sealed class SqliteJournalSmallCacheTests : JournalSpecification
{
    protected override Task<JournalStoreFixture> CreateAsync() => Task.FromResult<JournalStoreFixture>(new SqliteJournalFixture(cachedConversations: 2));
}
