using ChatRouter.Core.Buyers;
using ChatRouter.Storage.Postgres;
using ChatRouter.TestKit.Desks;
using ChatRouter.TestKit.Servers;

namespace ChatRouter.IntegrationTests.Postgres;

[Collection(PostgresTests.Name)]
public sealed class PostgresBuyerStoreTests : BuyerStoreSpecification, IAsyncLifetime
{
    private readonly PostgresDatabase _database;

    public PostgresBuyerStoreTests(PostgresServer server)
    {
        _database = PostgresNode.NewDatabase(server.NewMigratedDatabase());
        Store = new PostgresBuyerStore(_database);
    }

    protected override IBuyerStore Store { get; }

    public Task InitializeAsync() => _database.OpenAsync(CancellationToken.None);

    public async Task DisposeAsync() => await _database.DisposeAsync();
}
