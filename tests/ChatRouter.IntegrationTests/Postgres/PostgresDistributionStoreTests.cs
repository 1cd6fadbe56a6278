using ChatRouter.Core.Diagnosis;
using ChatRouter.Core.Journal;
using ChatRouter.Storage.Postgres;
using ChatRouter.TestKit.Diagnosis;
using ChatRouter.TestKit.Servers;

namespace ChatRouter.IntegrationTests.Postgres;

[Collection(PostgresTests.Name)]
public sealed class PostgresDistributionStoreTests(PostgresServer server) : DistributionStoreSpecification, IAsyncLifetime
{
    private PostgresNode _node = null!;

    protected override IDistributionStore Store => new PostgresDistributionStore(_node.Database);

    protected override IJournalStore JournalStore => _node.Journal;

    public async Task InitializeAsync() => _node = await PostgresNode.StartAsync(server.NewMigratedDatabase());

    public async Task DisposeAsync() => await _node.DisposeAsync();
}
