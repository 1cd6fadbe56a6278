using ChatRouter.Core.Routing;
using ChatRouter.TestKit.Scenarios;

namespace ChatRouter.IntegrationTests.Redis;

public sealed class RedisScenarioTests(RedisFixture redis) : ScenarioSpecification, IClassFixture<RedisFixture>
{
    protected override ValueTask<IDispatcher> CreateAsync() => new(redis.NewDispatcher());
}
