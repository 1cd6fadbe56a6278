using ChatRouter.Core.Accounts;
using ChatRouter.Storage.Sqlite;
using ChatRouter.TestKit.Accounts;

namespace ChatRouter.Tests.Storage;

public sealed class SqliteRepeatStoreTests : RepeatStoreSpecification, IDisposable
{
    private readonly SqliteFile _file = new();
    private readonly SqliteRepeatStore _store;
    private readonly SqliteRepeatStore _again;

    public SqliteRepeatStoreTests()
    {
        _store = new SqliteRepeatStore(_file.Database);
        _again = new SqliteRepeatStore(_file.Database);
    }

    protected override IRepeatStore Store => _store;

    protected override IRepeatStore Again() => _again;

    public void Dispose()
    {
        _store.Dispose();
        _again.Dispose();
        _file.Dispose();
    }
}
