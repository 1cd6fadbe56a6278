using ChatRouter.Core.Shops;
using ChatRouter.Storage.Sqlite;
using ChatRouter.TestKit.Shops;

namespace ChatRouter.Tests.Storage;

public sealed class SqlitePageSightingStoreTests : PageSightingStoreSpecification, IDisposable
{
    private readonly SqliteFile _file = new();
    private readonly SqlitePageSightingStore _store;
    private readonly SqlitePageSightingStore _again;

    public SqlitePageSightingStoreTests()
    {
        _store = new SqlitePageSightingStore(_file.Database);
        _again = new SqlitePageSightingStore(_file.Database);
    }

    protected override IPageSightingStore Store => _store;

    protected override IPageSightingStore Again() => _again;

    public void Dispose()
    {
        _store.Dispose();
        _again.Dispose();
        _file.Dispose();
    }
}
