using ChatRouter.Core.Journal;
using ChatRouter.Core.Ratings;
using ChatRouter.Storage.Sqlite;
using ChatRouter.TestKit.Ratings;
using ChatRouter.Tests.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace ChatRouter.Tests.Ratings;

public sealed class SqliteRatingStoreTests : RatingStoreSpecification, IDisposable
{
    private readonly SqliteFile _file = new();
    private readonly SqliteRatingStore _store;
    private readonly SqliteJournalStore _journal;

    public SqliteRatingStoreTests() =>
        (_store, _journal) = (new SqliteRatingStore(_file.Database), new SqliteJournalStore(_file.Database, NullLogger<SqliteJournalStore>.Instance));

    protected override IRatingStore Store => _store;

    protected override IJournalStore JournalStore => _journal;

    public void Dispose()
    {
        _store.Dispose();
        _journal.Dispose();
        _file.Dispose();
    }
}
