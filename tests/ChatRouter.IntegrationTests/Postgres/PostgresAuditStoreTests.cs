using ChatRouter.Core.Supervision;
using ChatRouter.Storage.Postgres;
using ChatRouter.TestKit.Servers;
using ChatRouter.TestKit.Supervision;

namespace ChatRouter.IntegrationTests.Postgres;

[Collection(PostgresTests.Name)]
public sealed class PostgresAuditStoreTests(PostgresServer server) : AuditStoreSpecification, IAsyncLifetime
{
    private readonly PostgresDatabase _database = PostgresNode.NewDatabase(server.NewMigratedDatabase());

    protected override IAuditStore Store => new PostgresAuditStore(_database);

    protected override IAuditStore Again() => new PostgresAuditStore(_database);

    public Task InitializeAsync() => _database.OpenAsync(CancellationToken.None);

    public async Task DisposeAsync() => await _database.DisposeAsync();
}
