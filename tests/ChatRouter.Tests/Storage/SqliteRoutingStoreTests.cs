using ChatRouter.Core.Shops;
using ChatRouter.Core.Shops.Plans;
using ChatRouter.Storage.Sqlite;
using ChatRouter.TestKit.Shops;

namespace ChatRouter.Tests.Storage;

public sealed class SqliteRoutingStoreTests : RoutingStoreSpecification, IDisposable
{
    private readonly SqliteFile _file = new();
    private readonly SqliteShopStore _shops;
    private readonly SqliteRoutingStore _store;

    public SqliteRoutingStoreTests()
    {
        _shops = new SqliteShopStore(_file.Database, TimeProvider.System);
        _store = new SqliteRoutingStore(_file.Database, _shops);
    }

    protected override IRoutingStore Store => _store;

    protected override IShopStore Shops => _shops;

    public void Dispose()
    {
        _store.Dispose();
        _shops.Dispose();
        _file.Dispose();
    }
}
