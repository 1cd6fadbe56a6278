using ChatRouter.TestKit.Servers;

namespace ChatRouter.IntegrationTests.Durability;

public sealed class ProductionTests
{
    [Fact]
    public async Task A_production_server_refuses_to_start_with_the_demo_shop()
    {
        await using var server = new ServerProcess();
        await server.StartAsync();
        await server.StopAsync();

        Assert.NotEqual(0, await server.RunInProductionAsync());
    }
}
