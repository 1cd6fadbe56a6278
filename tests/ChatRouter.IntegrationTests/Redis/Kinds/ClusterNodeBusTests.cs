using ChatRouter.IntegrationTests.Redis.Nodes;

namespace ChatRouter.IntegrationTests.Redis.Kinds;

public sealed class ClusterNodeBusTests(ClusterFixture cluster) : NodeBusSpecification, IClassFixture<ClusterFixture>
{
    protected override BusScene NewScene() => new(cluster.OptionsFor);

    protected override async Task<string[]> KeysAsync()
    {
        var keys = await Task.WhenAll(cluster.Cluster.Masters.Select(master => master.AskAsync("KEYS", $"{Scene.Prefix}*")));
        return [.. keys.SelectMany(text => text.Split('\n', StringSplitOptions.RemoveEmptyEntries))];
    }
}
