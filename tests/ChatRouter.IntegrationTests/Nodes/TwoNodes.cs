using ChatRouter.TestKit.Servers;

namespace ChatRouter.IntegrationTests.Nodes;

/// <summary>Two nodes with Redis and PostgreSQL.</summary>
public sealed class TwoNodes : IAsyncLifetime
{
    public ClusterProcess Cluster { get; } = new(nodes: 2, environment: new Dictionary<string, string> { ["Limits__Enabled"] = "false" });

    public Task InitializeAsync() => Cluster.UpAsync();

    public async Task DisposeAsync() => await Cluster.DisposeAsync();
}
