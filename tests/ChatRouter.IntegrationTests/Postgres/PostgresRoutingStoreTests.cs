using ChatRouter.Core.Shops;
using ChatRouter.Core.Shops.Plans;
using ChatRouter.Storage.Postgres;
using ChatRouter.TestKit.Servers;
using ChatRouter.TestKit.Shops;

namespace ChatRouter.IntegrationTests.Postgres;

[Collection(PostgresTests.Name)]
public sealed class PostgresRoutingStoreTests : RoutingStoreSpecification, IAsyncLifetime
{
    private readonly PostgresDatabase _database;
    private readonly PostgresShopStore _shops;

    public PostgresRoutingStoreTests(PostgresServer server)
    {
        _database = PostgresNode.NewDatabase(server.NewDatabase());
        _shops = new PostgresShopStore(_database, TimeProvider.System);
        Store = new PostgresRoutingStore(_database, _shops);
    }

    protected override IRoutingStore Store { get; }

    protected override IShopStore Shops => _shops;

    public Task InitializeAsync() => _database.OpenAsync(CancellationToken.None);

    public async Task DisposeAsync() => await _database.DisposeAsync();
}
