using ChatRouter.TestKit.Servers;
using Xunit.Abstractions;

namespace ChatRouter.IntegrationTests.Faults;

/// <summary>Whatever dies, freezes or forgets: nothing acknowledged is lost, shown twice or out of order, and everybody is back within a minute.</summary>
public sealed class FaultTests(FaultBed bed, ITestOutputHelper output) : IClassFixture<FaultBed>
{
    [Fact]
    public async Task F01_a_node_is_killed()
    {
        var result = await bed.RunAsync("F01", output, () => bed.Cluster.NodeAsync(2, ClusterVerb.Kill));
        await bed.Cluster.NodeAsync(2, ClusterVerb.Start);

        Assert.NotEmpty(result.Returns);
        Assert.InRange(result.ReturnP99, TimeSpan.Zero, TimeSpan.FromSeconds(10));
    }
}
