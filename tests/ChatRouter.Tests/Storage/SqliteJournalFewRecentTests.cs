using ChatRouter.TestKit.Journal;

namespace ChatRouter.Tests.Storage;

/// <summary>The same where messages are settled soon, in other batches than those that stored them.</summary>
public sealed class SqliteJournalFewRecentTests : JournalSpecification
{
    protected override Task<JournalStoreFixture> CreateAsync() =>
        Task.FromResult<JournalStoreFixture>(new SqliteJournalFixture(cachedConversations: 2, recentMessages: 2));
}
