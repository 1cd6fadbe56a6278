using ChatRouter.Core.Routing;
using ChatRouter.TestKit.Routing.Specification;

namespace ChatRouter.IntegrationTests.Redis;

public sealed class RedisDispatcherTests(RedisFixture redis) : DispatcherSpecification, IClassFixture<RedisFixture>
{
    protected override ValueTask<IDispatcher> CreateAsync() => new(redis.NewDispatcher());
}
