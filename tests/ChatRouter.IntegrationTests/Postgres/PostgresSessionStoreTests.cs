using ChatRouter.Core.Accounts;
using ChatRouter.Storage.Postgres;
using ChatRouter.TestKit.Accounts;
using ChatRouter.TestKit.Servers;

namespace ChatRouter.IntegrationTests.Postgres;

[Collection(PostgresTests.Name)]
public sealed class PostgresSessionStoreTests(PostgresServer server) : SessionStoreSpecification, IAsyncLifetime
{
    private readonly PostgresDatabase _database = PostgresNode.NewDatabase(server.NewMigratedDatabase());

    protected override ISessionStore Store => new PostgresSessionStore(_database);

    protected override ISessionStore Again() => new PostgresSessionStore(_database);

    public Task InitializeAsync() => _database.OpenAsync(CancellationToken.None);

    public async Task DisposeAsync() => await _database.DisposeAsync();
}
