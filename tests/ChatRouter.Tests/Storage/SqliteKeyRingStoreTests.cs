using ChatRouter.Core.Shops;
using ChatRouter.Storage.Sqlite;
using ChatRouter.TestKit.Shops;

namespace ChatRouter.Tests.Storage;

public sealed class SqliteKeyRingStoreTests : KeyRingStoreSpecification, IDisposable
{
    private readonly SqliteFile _file = new();
    private readonly SqliteKeyRingStore _store;
    private readonly SqliteKeyRingStore _again;

    public SqliteKeyRingStoreTests()
    {
        _store = new SqliteKeyRingStore(_file.Database);
        _again = new SqliteKeyRingStore(_file.Database);
    }

    protected override IKeyRingStore Store => _store;

    protected override IKeyRingStore Again() => _again;

    public void Dispose()
    {
        _store.Dispose();
        _again.Dispose();
        _file.Dispose();
    }
}
