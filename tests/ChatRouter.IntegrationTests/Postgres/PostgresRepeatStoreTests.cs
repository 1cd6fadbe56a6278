using ChatRouter.Core.Accounts;
using ChatRouter.Storage.Postgres;
using ChatRouter.TestKit.Accounts;
using ChatRouter.TestKit.Servers;

namespace ChatRouter.IntegrationTests.Postgres;

[Collection(PostgresTests.Name)]
public sealed class PostgresRepeatStoreTests(PostgresServer server) : RepeatStoreSpecification, IAsyncLifetime
{
    private readonly PostgresDatabase _database = PostgresNode.NewDatabase(server.NewMigratedDatabase());

    protected override IRepeatStore Store => new PostgresRepeatStore(_database);

    protected override IRepeatStore Again() => new PostgresRepeatStore(_database);

    public Task InitializeAsync() => _database.OpenAsync(CancellationToken.None);

    public async Task DisposeAsync() => await _database.DisposeAsync();
}
