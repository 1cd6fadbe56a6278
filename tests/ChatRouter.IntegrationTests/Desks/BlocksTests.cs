using System.Net;
using ChatRouter.Core.Buyers;
using ChatRouter.Core.Conversations;
using ChatRouter.Core.Shops;
using ChatRouter.Server.Demo;
using Microsoft.Extensions.DependencyInjection;

namespace ChatRouter.IntegrationTests.Desks;

/// <summary>黑名单: buyers from whom the shop takes nothing.</summary>
public sealed class BlocksTests : DeskScene
{
    private static readonly object Why = new { reason = " 广告 " };

    [Fact]
    public async Task Who_serves_a_buyer_blocks_him_and_lets_him_in_again_and_the_audit_tells()
    {
        var (buyer, agent, conversation) = await TalkAsync();
        var token = agent.Session.AccessToken;

        var (status, blocked) = await AskAsync(token, HttpMethod.Put, $"conversations/{conversation}/block", Why);
        await AskAsync(token, HttpMethod.Put, $"conversations/{conversation}/block", new { reason = "again" });

        Assert.Equal((HttpStatusCode.OK, "广告", "xiaofang"), (status, blocked.GetProperty("reason").GetString(), blocked.GetProperty("by").GetString()));
        Assert.Equal(ErrorCode.BuyerBlocked, await RefusalOfAsync(() => buyer.SendAsync("buy this")));
        var file = (await GetAsync(token, $"conversations/{conversation}/buyer")).GetProperty("blocked");
        Assert.Equal(("小芳", "广告"), (file.GetProperty("by").GetString(), file.GetProperty("reason").GetString()));
        await agent.SendAsync(conversation, "still mine to end");

        Assert.Equal(HttpStatusCode.NoContent, (await AskAsync(token, HttpMethod.Delete, $"conversations/{conversation}/block")).Status);
        Assert.Equal(HttpStatusCode.NoContent, (await AskAsync(token, HttpMethod.Delete, $"conversations/{conversation}/block")).Status);
        await buyer.SendAsync("sorry");
        Assert.False((await GetAsync(token, $"conversations/{conversation}/buyer")).TryGetProperty("blocked", out _));
        var boss = await TokenOfAsync("boss");
        foreach (var action in new[] { "blockedBuyer", "unblockedBuyer" })
        {
            var entry = Assert.Single((await GetAsync(boss, $"audit?action={action}")).GetProperty("entries").EnumerateArray());
            Assert.Equal((buyer.Session.Buyer!.Id.Value, "广告"), (entry.GetProperty("target").GetString(), entry.GetProperty("detail").GetString()));
        }
    }

    [Fact]
    public async Task Who_ended_the_conversation_with_the_block_can_still_take_the_block_back()
    {
        var (buyer, agent, conversation) = await TalkAsync();
        var token = agent.Session.AccessToken;
        await agent.SendAsync(conversation, "bye");
        await AskAsync(token, HttpMethod.Put, $"conversations/{conversation}/block", Why);
        await agent.Hub.InvokeAsync("Close", [conversation]);

        Assert.Equal(HttpStatusCode.NoContent, (await AskAsync(token, HttpMethod.Delete, $"conversations/{conversation}/block")).Status);

        await buyer.SendAsync("may I?");
    }

    [Fact]
    public async Task Nobody_else_blocks_the_buyer_of_a_conversation_but_supervisors()
    {
        var (buyer, agent, conversation) = await TalkAsync();
        var path = $"conversations/{conversation}/block";

        Assert.Equal((HttpStatusCode.NotFound, "unknownConversation"), await RefusalAsync(await TokenOfAsync("xiaoming"), HttpMethod.Put, path, Why));
        Assert.Equal((HttpStatusCode.NotFound, "unknownConversation"), await RefusalAsync(await StrangerAsync(), HttpMethod.Put, path, Why));
        Assert.Equal(HttpStatusCode.Forbidden, (await AskAsync(buyer.Session.AccessToken, HttpMethod.Put, path, Why)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await AskAsync(agent.Session.AccessToken, HttpMethod.Get, "shop/blocked-buyers")).Status);
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(await TokenOfAsync("boss"), HttpMethod.Put, path, Why)).Status);
    }

    [Fact]
    public async Task A_shop_blocks_by_id_who_has_not_written_yet_and_sees_its_list()
    {
        var boss = await TokenOfAsync("boss");
        Assert.Empty((await GetAsync(boss, "shop/blocked-buyers")).GetProperty("buyers").EnumerateArray());

        Assert.Equal(HttpStatusCode.OK, (await AskAsync(boss, HttpMethod.Put, "shop/blocked-buyers/u:8841", new { reason = "fraud" })).Status);

        var listed = Assert.Single((await GetAsync(boss, "shop/blocked-buyers")).GetProperty("buyers").EnumerateArray());
        Assert.Equal(("u:8841", "boss", "fraud"), (listed.GetProperty("buyer").GetString(), listed.GetProperty("by").GetString(), listed.GetProperty("reason").GetString()));
        var buyer = await BuyerAsync(BuyerToken("8841"));
        Assert.Equal(ErrorCode.BuyerBlocked, await RefusalOfAsync(() => buyer.SendAsync("hi")));
        var simulated = (await AskAsync(boss, HttpMethod.Post, "routing/simulate", new { buyer = new { id = "u:8841" } })).Body;
        Assert.Equal("buyerBlocked", simulated.GetProperty("refusal").GetString());

        Assert.Equal(HttpStatusCode.NoContent, (await AskAsync(boss, HttpMethod.Delete, "shop/blocked-buyers/u:8841")).Status);
        await buyer.SendAsync("hi");
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("two\nlines")]
    public async Task A_reason_is_one_line(string reason) =>
        Assert.Equal((HttpStatusCode.BadRequest, "invalidArgument"), await RefusalAsync(await TokenOfAsync("boss"), HttpMethod.Put, "shop/blocked-buyers/u:1", new { reason }));

    [Fact]
    public async Task A_list_that_is_full_takes_nobody_more_but_whom_it_has()
    {
        var boss = await TokenOfAsync("boss");
        var full = Enumerable.Range(0, BuyerBlocks.Most).ToDictionary(i => new BuyerId($"u:{i}"), _ => new BuyerBlock(new("boss"), DateTimeOffset.UnixEpoch, "ads", null));
        await Server.Services.GetRequiredService<IShopStore>().ChangeAsync(new(DemoShop.Key), shop => shop with { Blocked = full }, CancellationToken.None);

        Assert.Equal((HttpStatusCode.Conflict, "tooManyBlocked"), await RefusalAsync(boss, HttpMethod.Put, "shop/blocked-buyers/u:new", Why));
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(boss, HttpMethod.Put, "shop/blocked-buyers/u:3", Why)).Status);
        await AskAsync(boss, HttpMethod.Delete, "shop/blocked-buyers/u:3");
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(boss, HttpMethod.Put, "shop/blocked-buyers/u:new", Why)).Status);
    }
}
