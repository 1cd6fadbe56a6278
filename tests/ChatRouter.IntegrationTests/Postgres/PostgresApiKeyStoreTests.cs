using ChatRouter.Core.Accounts;
using ChatRouter.Storage.Postgres;
using ChatRouter.TestKit.Accounts;
using ChatRouter.TestKit.Servers;

namespace ChatRouter.IntegrationTests.Postgres;

[Collection(PostgresTests.Name)]
public sealed class PostgresApiKeyStoreTests(PostgresServer server) : ApiKeyStoreSpecification, IAsyncLifetime
{
    private readonly PostgresDatabase _database = PostgresNode.NewDatabase(server.NewMigratedDatabase());

    protected override IApiKeyStore Store => new PostgresApiKeyStore(_database);

    protected override IApiKeyStore Again() => new PostgresApiKeyStore(_database);

    public Task InitializeAsync() => _database.OpenAsync(CancellationToken.None);

    public async Task DisposeAsync() => await _database.DisposeAsync();
}
