using ChatRouter.Core.Routing;
using ChatRouter.TestKit.Scenarios;

namespace ChatRouter.IntegrationTests.Redis.Kinds;

public sealed class ClusterScenarioTests(ClusterFixture cluster) : ScenarioSpecification, IClassFixture<ClusterFixture>
{
    protected override ValueTask<IDispatcher> CreateAsync() => new(cluster.NewDispatcher());
}
