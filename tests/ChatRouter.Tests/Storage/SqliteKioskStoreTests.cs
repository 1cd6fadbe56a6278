using ChatRouter.Core.Supervision;
using ChatRouter.Storage.Sqlite;
using ChatRouter.TestKit.Supervision;

namespace ChatRouter.Tests.Storage;

public sealed class SqliteKioskStoreTests : KioskStoreSpecification, IDisposable
{
    private readonly SqliteFile _file = new();
    private readonly SqliteKioskStore _store;
    private readonly SqliteKioskStore _again;

    public SqliteKioskStoreTests()
    {
        _store = new SqliteKioskStore(_file.Database);
        _again = new SqliteKioskStore(_file.Database);
    }

    protected override IKioskStore Store => _store;

    protected override IKioskStore Again() => _again;

    public void Dispose()
    {
        _store.Dispose();
        _again.Dispose();
        _file.Dispose();
    }
}
