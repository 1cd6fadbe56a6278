using ChatRouter.TestKit.Journal;

namespace ChatRouter.Tests.Storage;

public sealed class SqliteJournalTests : JournalSpecification
{
    protected override Task<JournalStoreFixture> CreateAsync() => Task.FromResult<JournalStoreFixture>(new SqliteJournalFixture());
}
