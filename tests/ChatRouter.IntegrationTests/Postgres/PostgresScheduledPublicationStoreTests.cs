using ChatRouter.Core.Shops;
using ChatRouter.Core.Shops.Plans;
using ChatRouter.Storage.Postgres;
using ChatRouter.TestKit.Servers;
using ChatRouter.TestKit.Shops;

namespace ChatRouter.IntegrationTests.Postgres;

[Collection(PostgresTests.Name)]
public sealed class PostgresScheduledPublicationStoreTests : ScheduledPublicationStoreSpecification, IAsyncLifetime
{
    private readonly PostgresDatabase _database;

    public PostgresScheduledPublicationStoreTests(PostgresServer server)
    {
        _database = PostgresNode.NewDatabase(server.NewMigratedDatabase());
        var shops = new PostgresShopStore(_database, TimeProvider.System);
        Shops = shops;
        Routing = new PostgresRoutingStore(_database, shops);
        Store = new PostgresScheduledPublicationStore(_database, shops);
    }

    protected override IScheduledPublicationStore Store { get; }

    protected override IRoutingStore Routing { get; }

    protected override IShopStore Shops { get; }

    public Task InitializeAsync() => _database.OpenAsync(CancellationToken.None);

    public async Task DisposeAsync() => await _database.DisposeAsync();
}
