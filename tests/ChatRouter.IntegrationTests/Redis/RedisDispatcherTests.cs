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
        await LoseAsync("conversations");
        Assert.Empty(await Shop.ConversationViewsAsync());

        await Shop.RestoreAsync();

        Assert.Equal((await Shop.ViewAsync()).Conversations, await Shop.ConversationViewsAsync());
        Assert.Single(await Shop.ConversationViewsAsync());
    }

    [Fact]
    public async Task A_shop_whose_records_are_lost_is_due_at_no_time_until_it_is_told_again()
    {
        await FullAsync();
        var due = await Shops.Dispatcher.NextDueAsync(CancellationToken.None);
        Assert.NotNull(due);

        await LoseAsync("records");
        Assert.Null(await Shops.Dispatcher.NextDueAsync(CancellationToken.None).AsTask().WaitAsync(TimeSpan.FromSeconds(10)));
        await LoseAsync("deadlines");
        await Shops.RestartAsync(Shops.Dispatcher);

        Assert.Equal(due, await Shops.Dispatcher.NextDueAsync(CancellationToken.None));
    }

    protected override ValueTask<IDispatcher> CreateAsync() => new(redis.NewDispatcher(_prefix = $"{Guid.NewGuid():N}:"));

    private async Task LoseAsync(string part)
    {
        var key = Assert.Single((await redis.Server.AskAsync("KEYS", $"{_prefix}*:{part}")).Split('\n', StringSplitOptions.RemoveEmptyEntries));
        await redis.Server.AskAsync("DEL", key.Trim());
    }
}
