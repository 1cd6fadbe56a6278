using ChatRouter.Core.Routing;
using ChatRouter.TestKit.Routing.Specification;

namespace ChatRouter.IntegrationTests.Redis;

public sealed class RedisDispatcherTests(RedisFixture redis) : DispatcherSpecification, IClassFixture<RedisFixture>
{
    private string _prefix = "";

    [Fact]
    public async Task What_a_node_of_an_older_version_opened_without_listing_it_is_listed_when_the_journal_tells_of_it()
    {
        await FullAsync();
        var key = Assert.Single((await redis.Server.AskAsync("KEYS", $"{_prefix}*:conversations")).Split('\n', StringSplitOptions.RemoveEmptyEntries));
        await redis.Server.AskAsync("DEL", key.Trim());
        Assert.Empty(await Shop.ConversationViewsAsync());

        await Shop.RestoreAsync();

        Assert.Equal((await Shop.ViewAsync()).Conversations, await Shop.ConversationViewsAsync());
        Assert.Single(await Shop.ConversationViewsAsync());
    }

    protected override ValueTask<IDispatcher> CreateAsync() => new(redis.NewDispatcher(_prefix = $"{Guid.NewGuid():N}:"));
}
