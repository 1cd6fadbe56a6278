using ChatRouter.Core.Diagnosis;
using ChatRouter.Core.Journal;
using ChatRouter.Storage.Sqlite;
using ChatRouter.TestKit.Diagnosis;
using ChatRouter.Tests.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace ChatRouter.Tests.Diagnosis;

public sealed class SqliteDistributionStoreTests : DistributionStoreSpecification, IDisposable
{
    private readonly SqliteFile _file = new();
    private readonly SqliteDistributionStore _store;
    private readonly SqliteJournalStore _journal;

    public SqliteDistributionStoreTests() =>
        (_store, _journal) = (new SqliteDistributionStore(_file.Database), new SqliteJournalStore(_file.Database, NullLogger<SqliteJournalStore>.Instance));

    protected override IDistributionStore Store => _store;

    protected override IJournalStore JournalStore => _journal;

    public void Dispose()
    {
        _store.Dispose();
        _journal.Dispose();
        _file.Dispose();
    }
}
