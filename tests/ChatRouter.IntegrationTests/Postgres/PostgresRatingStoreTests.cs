using ChatRouter.Core.Journal;
using ChatRouter.Core.Ratings;
using ChatRouter.Storage.Postgres;
using ChatRouter.TestKit.Ratings;
using ChatRouter.TestKit.Servers;

namespace ChatRouter.IntegrationTests.Postgres;

[Collection(PostgresTests.Name)]
public sealed class PostgresRatingStoreTests(PostgresServer server) : RatingStoreSpecification, IAsyncLifetime
{
    private PostgresNode _node = null!;

    protected override IRatingStore Store => new PostgresRatingStore(_node.Database);

    protected override IJournalStore JournalStore => _node.Journal;

    public async Task InitializeAsync() => _node = await PostgresNode.StartAsync(server.NewMigratedDatabase());

    public async Task DisposeAsync() => await _node.DisposeAsync();
}
