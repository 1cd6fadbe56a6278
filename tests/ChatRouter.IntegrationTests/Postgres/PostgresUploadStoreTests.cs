using ChatRouter.Core.Uploads;
using ChatRouter.Storage.Postgres;
using ChatRouter.TestKit.Servers;
using ChatRouter.TestKit.Uploads;

namespace ChatRouter.IntegrationTests.Postgres;

[Collection(PostgresTests.Name)]
public sealed class PostgresUploadStoreTests(PostgresServer server) : UploadStoreSpecification, IAsyncLifetime
{
    private readonly PostgresDatabase _database = PostgresNode.NewDatabase(server.NewMigratedDatabase());

    protected override IUploadStore Store => new PostgresUploadStore(_database);

    protected override IUploadStore Again() => new PostgresUploadStore(_database);

    public Task InitializeAsync() => _database.OpenAsync(CancellationToken.None);

    public async Task DisposeAsync() => await _database.DisposeAsync();
}
