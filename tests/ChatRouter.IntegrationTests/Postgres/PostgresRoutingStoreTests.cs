using ChatRouter.Core.Conversations;
using ChatRouter.Core.Routing;
using ChatRouter.Core.Shops;
using ChatRouter.Core.Shops.Plans;
using ChatRouter.Storage.Postgres;
using ChatRouter.TestKit.Servers;
using ChatRouter.TestKit.Shops;

namespace ChatRouter.IntegrationTests.Postgres;

[Collection(PostgresTests.Name)]
public sealed class PostgresRoutingStoreTests : RoutingStoreSpecification, IAsyncLifetime
{
    private readonly PostgresDatabase _database;
    private readonly PostgresShopStore _shops;

    public PostgresRoutingStoreTests(PostgresServer server)
    {
        _database = PostgresNode.NewDatabase(server.NewMigratedDatabase());
        _shops = new PostgresShopStore(_database, TimeProvider.System);
        Store = new PostgresRoutingStore(_database, _shops);
    }

    protected override IRoutingStore Store { get; }

    protected override IShopStore Shops => _shops;

    [Fact]
    public async Task A_shop_from_before_there_were_versions_gets_what_it_and_its_accounts_held_as_its_first()
    {
        await _shops.SaveAsync(
            new() { Id = new("old"), Name = "Old", PublicKey = "old", Routing = Presets.Feige, Groups = [new() { Id = new("g"), OrderStates = [OrderState.Refund] }] }, CancellationToken.None);
        await _database.AllAsync(
            ShopScope.Every,
            query => query.Add("""
                WITH gone AS (DELETE FROM routing_versions WHERE shop = 'old')
                INSERT INTO accounts (shop, id, body, failed, locked_until, wanted) VALUES
                    ('old', 'anna', '{"shop":"old","id":"anna","role":0,"weight":300,"capacity":5,"groups":["g"],"noSplit":false}', 0, NULL, 0),
                    ('old', 'bert', '{"shop":"old","id":"bert","role":0,"weight":100,"groups":[],"noSplit":true}', 0, NULL, 0),
                    ('old', 'boss', '{"shop":"old","id":"boss","role":2,"weight":100,"groups":[],"noSplit":true}', 0, NULL, 0)
                """),
            _ => true, CancellationToken.None);

        await _database.OpenAsync(CancellationToken.None);
        await _database.OpenAsync(CancellationToken.None);
        var first = await Store.PublishedAsync(new("old"), CancellationToken.None);

        Assert.Equal((1, "feige"), (first!.Version.Number, first.Plan.Preset));
        Assert.Equal([new AgentId("anna")], first.Plan.Groups[new("g")].Members);
        Assert.Equal([(new AgentId("anna"), new PlannedAgent(300, 5)), (new AgentId("bert"), new PlannedAgent(NoSplit: true))], first.Plan.Agents.Select(agent => (agent.Key, agent.Value)));
        Assert.Single(await Store.VersionsAsync(new("old"), int.MaxValue, 10, CancellationToken.None));
    }

    public Task InitializeAsync() => _database.OpenAsync(CancellationToken.None);

    public async Task DisposeAsync() => await _database.DisposeAsync();
}
