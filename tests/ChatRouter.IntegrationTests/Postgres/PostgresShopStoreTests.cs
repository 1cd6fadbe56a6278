using ChatRouter.Core.Shops;
using ChatRouter.Storage.Postgres;
using ChatRouter.TestKit.Shops;

namespace ChatRouter.IntegrationTests.Postgres;

public sealed class PostgresShopStoreTests : ShopStoreSpecification, IAsyncLifetime
{
    private readonly PostgresDatabase _database = PostgresNode.NewDatabase(PostgresServers.Shared.NewDatabase());

    protected override IShopStore Store { get; }

    public PostgresShopStoreTests() => Store = new PostgresShopStore(_database, TimeProvider.System);

    public Task InitializeAsync() => _database.OpenAsync(CancellationToken.None);

    public async Task DisposeAsync() => await _database.DisposeAsync();
}
