using ChatRouter.Core.Shops;
using ChatRouter.Core.Shops.Plans;
using ChatRouter.Storage.Sqlite;
using ChatRouter.TestKit.Shops;

namespace ChatRouter.Tests.Storage;

public sealed class SqliteScheduledPublicationStoreTests : ScheduledPublicationStoreSpecification, IDisposable
{
    private readonly SqliteFile _file = new();
    private readonly SqliteShopStore _shops;
    private readonly SqliteRoutingStore _routing;
    private readonly SqliteScheduledPublicationStore _store;

    public SqliteScheduledPublicationStoreTests()
    {
        _shops = new SqliteShopStore(_file.Database, TimeProvider.System);
        _routing = new SqliteRoutingStore(_file.Database, _shops);
        _store = new SqliteScheduledPublicationStore(_file.Database, _shops);
    }

    protected override IScheduledPublicationStore Store => _store;

    protected override IRoutingStore Routing => _routing;

    protected override IShopStore Shops => _shops;

    public void Dispose()
    {
        _store.Dispose();
        _routing.Dispose();
        _shops.Dispose();
        _file.Dispose();
    }
}
