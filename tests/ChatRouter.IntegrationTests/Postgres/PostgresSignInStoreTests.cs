using ChatRouter.Core.Accounts;
using ChatRouter.Storage.Postgres;
using ChatRouter.TestKit.Accounts;
using ChatRouter.TestKit.Servers;

namespace ChatRouter.IntegrationTests.Postgres;

[Collection(PostgresTests.Name)]
public sealed class PostgresSignInStoreTests(PostgresServer server) : SignInStoreSpecification, IAsyncLifetime
{
    private readonly PostgresDatabase _database = PostgresNode.NewDatabase(server.NewMigratedDatabase());

    protected override ISignInStore Store => new PostgresSignInStore(_database);

    protected override ISignInStore Again() => new PostgresSignInStore(_database);

    public Task InitializeAsync() => _database.OpenAsync(CancellationToken.None);

    public async Task DisposeAsync() => await _database.DisposeAsync();
}
