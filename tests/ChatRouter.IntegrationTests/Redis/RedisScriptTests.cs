using ChatRouter.Core.Conversations;
using ChatRouter.Core.Routing;
using ChatRouter.Redis.Connection;
using ChatRouter.Redis.Scripts;
using ChatRouter.TestKit.Routing;

namespace ChatRouter.IntegrationTests.Redis;

/// <summary>How the dispatcher lives with Redis: what it leaves there, and what it does when Redis forgets.</summary>
public sealed class RedisScriptTests(RedisFixture redis) : IClassFixture<RedisFixture>
{
    [Fact]
    public async Task Scripts_that_Redis_forgot_are_sent_again()
    {
        var shop = await NewShopAsync("forgot:");
        foreach (var buyer in Enumerable.Range(0, 20))
        {
            await redis.Server.AskAsync("FUNCTION", "FLUSH");
            var result = await shop.BuyerAsync($"x{buyer}");

            Assert.Equal(Placement.Owned, result.Subject?.Placement);
        }
    }

    [Fact]
    public async Task A_Redis_without_memory_counts_as_away_until_it_has_some()
    {
        await redis.Server.AskAsync("CONFIG", "SET", "maxmemory", "1");
        try
        {
            var refused = await Assert.ThrowsAnyAsync<DispatcherUnavailableException>(() => NewShopAsync("full:"));

            Assert.Contains("OOM", refused.Message, StringComparison.Ordinal);
        }
        finally
        {
            await redis.Server.AskAsync("CONFIG", "SET", "maxmemory", "0");
        }

        Assert.Equal(Placement.Owned, (await (await NewShopAsync("full:")).BuyerAsync("x")).Subject?.Placement);
    }

    [Fact]
    public async Task Another_node_goes_on_where_the_first_one_stopped()
    {
        var shop = await NewShopAsync("nodes:");
        var first = await shop.BuyerAsync("x");
        var second = await redis.NewDispatcher("nodes:").ConversationAsync(shop.Id, first.Subject!.Conversation, CancellationToken.None);

        Assert.Equal(first.Subject.Owner, second?.Owner);
    }

    [Fact]
    public async Task An_open_conversation_takes_about_a_kilobyte_and_nothing_is_left_of_those_that_ended()
    {
        const int count = 2_000;
        var shops = await NewShopsAsync("memory:", s => s with { DefaultCapacity = 0 });
        var shop = shops.Shop("shop");
        await shop.BuyerAsync("warm");
        var (keys, before) = (await redis.KeysAsync("memory:"), await redis.MemoryAsync());
        foreach (var buyer in Enumerable.Range(0, count))
            await shop.BuyerAsync($"00000000000000000000000000{buyer:d6}");

        var each = (await redis.MemoryAsync() - before) / count;
        Assert.InRange(each, 100, 1_300);

        foreach (var buyer in Enumerable.Range(0, count))
            await shop.CloseAsync($"00000000000000000000000000{buyer:d6}");
        shops.MoveTo(shops.Now.AddDays(4));
        foreach (var _ in Enumerable.Range(0, (count / 4) + 1))
            await shop.OnlineAsync("a");

        Assert.Equal(keys, await redis.KeysAsync("memory:"));
        Assert.InRange(await redis.RecordsAsync("memory:", shop.Id), 1, 10);
    }

    [Fact]
    public async Task A_script_that_fails_is_named()
    {
        var library = new LuaLibrary(new Dictionary<string, string> { ["fail"] = "return redis.error_reply('no')" });

        var failure = await Assert.ThrowsAsync<RedisScriptException>(
            () => redis.Connection.RunAsync(library.Load("fail"), ["k"], [], CancellationToken.None));

        Assert.Equal("fail", failure.Script);
    }

    [Fact]
    public async Task Messages_of_a_channel_arrive_until_unsubscribed()
    {
        var heard = new TaskCompletionSource<byte[]>();
        await redis.Connection.SubscribeAsync("bus", message => heard.TrySetResult(message.ToArray()), CancellationToken.None);

        await redis.Connection.PublishAsync("bus", new byte[] { 1, 2 }, CancellationToken.None);

        Assert.Equal([1, 2], await heard.Task.WaitAsync(TimeSpan.FromSeconds(10)));
        await redis.Connection.UnsubscribeAsync("bus", CancellationToken.None);
        Assert.Equal(0, await redis.Connection.PublishAsync("bus", new byte[] { 3 }, CancellationToken.None));
    }

    [Fact]
    public async Task The_server_tells_its_time_and_its_run()
    {
        Assert.InRange((await redis.Connection.TimeAsync(CancellationToken.None)).Year, 2020, 2100);
        Assert.Equal(40, (await redis.Connection.RunIdAsync(CancellationToken.None)).Length);
    }

    private async Task<TestShop> NewShopAsync(string prefix) => (await NewShopsAsync(prefix)).Shop("shop");

    private async Task<TestShops> NewShopsAsync(string prefix, Func<RoutingSettings, RoutingSettings>? change = null)
    {
        var shops = new TestShops(redis.NewDispatcher(prefix));
        var shop = shops.Shop("shop");
        await shop.ConfigureAsync(change?.Invoke(Presets.Balanced) ?? Presets.Balanced, []);
        await shop.StaffAsync("a", "b");
        return shops;
    }
}
