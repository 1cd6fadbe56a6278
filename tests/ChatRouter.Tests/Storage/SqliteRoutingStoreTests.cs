using ChatRouter.Core.Conversations;
using ChatRouter.Core.Routing;
using ChatRouter.Core.Shops;
using ChatRouter.Core.Shops.Plans;
using ChatRouter.Storage.Sqlite;
using ChatRouter.TestKit.Shops;

namespace ChatRouter.Tests.Storage;

public sealed class SqliteRoutingStoreTests : RoutingStoreSpecification, IDisposable
{
    private readonly SqliteFile _file = new();
    private readonly SqliteShopStore _shops;
    private readonly SqliteRoutingStore _store;

    public SqliteRoutingStoreTests()
    {
        _shops = new SqliteShopStore(_file.Database, TimeProvider.System);
        _store = new SqliteRoutingStore(_file.Database, _shops);
    }

    protected override IRoutingStore Store => _store;

    protected override IShopStore Shops => _shops;

    [Fact]
    public async Task A_shop_from_before_there_were_versions_gets_what_it_and_its_accounts_held_as_its_first()
    {
        await _shops.SaveAsync(
            new() { Id = new("old"), Name = "Old", PublicKey = "old", Routing = Presets.Feige, Groups = [new() { Id = new("g"), OrderStates = [OrderState.Refund] }] }, CancellationToken.None);
        using (var session = _file.Database.Connect())
        {
            session.Execute("""
                DELETE FROM routing_versions;
                INSERT INTO accounts (shop, id, body, failed, locked_until, wanted) VALUES
                    ('old', 'anna', '{"shop":"old","id":"anna","role":0,"weight":300,"capacity":5,"groups":["g"],"noSplit":false}', 0, NULL, 0),
                    ('old', 'bert', '{"shop":"old","id":"bert","role":0,"weight":100,"groups":[],"noSplit":true}', 0, NULL, 0),
                    ('old', 'boss', '{"shop":"old","id":"boss","role":2,"weight":100,"groups":[],"noSplit":true}', 0, NULL, 0);
                """);
            RoutingRow.PublishFirst(session, DateTimeOffset.UnixEpoch);
            RoutingRow.PublishFirst(session, DateTimeOffset.UnixEpoch);
        }

        var first = await _store.PublishedAsync(new("old"), CancellationToken.None);

        Assert.Equal((1, "feige"), (first!.Version.Number, first.Plan.Preset));
        Assert.Equal([new AgentId("anna")], first.Plan.Groups[new("g")].Members);
        Assert.Equal([(new AgentId("anna"), new PlannedAgent(300, 5)), (new AgentId("bert"), new PlannedAgent(NoSplit: true))], first.Plan.Agents.Select(agent => (agent.Key, agent.Value)));
    }

    public void Dispose()
    {
        _store.Dispose();
        _shops.Dispose();
        _file.Dispose();
    }
}
