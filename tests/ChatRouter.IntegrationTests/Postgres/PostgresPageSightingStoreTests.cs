using ChatRouter.Core.Shops;
using ChatRouter.Storage.Postgres;
using ChatRouter.TestKit.Servers;
using ChatRouter.TestKit.Shops;

namespace ChatRouter.IntegrationTests.Postgres;

[Collection(PostgresTests.Name)]
public sealed class PostgresPageSightingStoreTests(PostgresServer server) : PageSightingStoreSpecification, IAsyncLifetime
{
    private readonly PostgresDatabase _database = PostgresNode.NewDatabase(server.NewMigratedDatabase());

    protected override IPageSightingStore Store => new PostgresPageSightingStore(_database);

    protected override IPageSightingStore Again() => new PostgresPageSightingStore(_database);

    public Task InitializeAsync() => _database.OpenAsync(CancellationToken.None);

    public async Task DisposeAsync() => await _database.DisposeAsync();
}
