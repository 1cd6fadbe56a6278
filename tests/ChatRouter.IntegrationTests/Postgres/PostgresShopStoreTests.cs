using ChatRouter.Core.Shops;
using ChatRouter.Storage.Postgres;
using ChatRouter.TestKit.Servers;
using ChatRouter.TestKit.Shops;

namespace ChatRouter.IntegrationTests.Postgres;

[Collection(PostgresTests.Name)]
public sealed class PostgresShopStoreTests : ShopStoreSpecification, IAsyncLifetime
{
    private readonly PostgresDatabase _database;

    public PostgresShopStoreTests(PostgresServer server)
    {
        _database = PostgresNode.NewDatabase(server.NewMigratedDatabase());
        Store = new PostgresShopStore(_database, TimeProvider.System);
    }

    protected override IShopStore Store { get; }

    public Task InitializeAsync() => _database.OpenAsync(CancellationToken.None);

    public async Task DisposeAsync() => await _database.DisposeAsync();
}
