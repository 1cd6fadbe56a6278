using ChatRouter.Core.Routing;
using ChatRouter.Core.Shops;
using ChatRouter.Storage.Postgres;
using ChatRouter.TestKit.Servers;
using ChatRouter.TestKit.Shops;

namespace ChatRouter.IntegrationTests.Postgres;

[Collection(PostgresTests.Name)]
public sealed class PostgresShopStoreTests : ShopStoreSpecification, IAsyncLifetime
{
    private readonly PostgresDatabase _database;

    public PostgresShopStoreTests(PostgresServer server)
    {
        _database = PostgresNode.NewDatabase(server.NewMigratedDatabase());
        Store = new PostgresShopStore(_database, TimeProvider.System);
    }

    protected override IShopStore Store { get; }

    protected override async Task<string> AskAsync(string sql) => (await _database.AllAsync(ShopScope.Every, query => query.Add(sql), row => row.Text(0), CancellationToken.None))[0];

    [Fact]
    public async Task A_server_of_the_release_before_which_saves_a_shop_without_its_status_leaves_it()
    {
        var shop = new Shop { Id = new("shop"), Name = "Shop", PublicKey = "pk", Routing = Presets.Balanced, Status = ShopStatus.Suspended, StatusReason = "欠费" };
        await Store.SaveAsync(shop, CancellationToken.None);

        await _database.AllAsync(
            ShopScope.Every, query => query.Add("UPDATE shops SET public_key = 'pk-new', body = (body::jsonb - 'status' - 'statusReason')::text RETURNING shop"), row => row.Text(0), CancellationToken.None);

        var found = Assert.Single(await Store.AllAsync(CancellationToken.None));
        Assert.Equal((ShopStatus.Suspended, "欠费"), (found.Status, found.StatusReason));
    }

    public Task InitializeAsync() => _database.OpenAsync(CancellationToken.None);

    public async Task DisposeAsync() => await _database.DisposeAsync();
}
