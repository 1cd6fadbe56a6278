using ChatRouter.Core.Accounts;
using ChatRouter.Storage.Postgres;
using ChatRouter.TestKit.Accounts;
using ChatRouter.TestKit.Servers;

namespace ChatRouter.IntegrationTests.Postgres;

[Collection(PostgresTests.Name)]
public sealed class PostgresLinkStoreTests(PostgresServer server) : LinkStoreSpecification, IAsyncLifetime
{
    private readonly PostgresDatabase _database = PostgresNode.NewDatabase(server.NewMigratedDatabase());

    protected override ILinkStore Store => new PostgresLinkStore(_database);

    protected override ILinkStore Again() => new PostgresLinkStore(_database);

    public Task InitializeAsync() => _database.OpenAsync(CancellationToken.None);

    public async Task DisposeAsync() => await _database.DisposeAsync();
}
