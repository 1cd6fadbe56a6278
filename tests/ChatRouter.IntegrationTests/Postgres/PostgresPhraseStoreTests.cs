using ChatRouter.Core.Phrases;
using ChatRouter.Storage.Postgres;
using ChatRouter.TestKit.Desks;
using ChatRouter.TestKit.Servers;

namespace ChatRouter.IntegrationTests.Postgres;

[Collection(PostgresTests.Name)]
public sealed class PostgresPhraseStoreTests : PhraseStoreSpecification, IAsyncLifetime
{
    private readonly PostgresDatabase _database;

    public PostgresPhraseStoreTests(PostgresServer server)
    {
        _database = PostgresNode.NewDatabase(server.NewMigratedDatabase());
        Store = new PostgresPhraseStore(_database);
    }

    protected override IPhraseStore Store { get; }

    public Task InitializeAsync() => _database.OpenAsync(CancellationToken.None);

    public async Task DisposeAsync() => await _database.DisposeAsync();
}
