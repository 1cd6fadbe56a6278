using ChatRouter.Core.Nodes;
using ChatRouter.Redis.Nodes;
using ChatRouter.Redis.Scripts;
using ChatRouter.TestKit;
using ChatRouter.TestKit.Nodes;
using Microsoft.Extensions.Options;

namespace ChatRouter.IntegrationTests.Redis.Nodes;

public sealed class RedisOneTimeStoreTests(RedisFixture redis) : OneTimeStoreSpecification, IClassFixture<RedisFixture>
{
    protected override IOneTimeStore Store { get; } = new RedisOneTimeStore(
        redis.Connection, new(Options.Create(redis.OptionsFor("once:"))), LuaLibrary.Of(typeof(RedisOneTimeStore).Assembly));

    protected override async Task PassAsync(TimeSpan time)
    {
        var start = await redis.Connection.TimeAsync(default);
        await Until.TrueAsync(async () => await redis.Connection.TimeAsync(default) - start > time);
    }
}
