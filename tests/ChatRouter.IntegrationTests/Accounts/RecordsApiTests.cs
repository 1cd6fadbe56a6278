using System.Net;
using ChatRouter.Core.Supervision;
using ChatRouter.Server.Auth;
using ChatRouter.Server.Demo;
using Microsoft.Extensions.DependencyInjection;

namespace ChatRouter.IntegrationTests.Accounts;

/// <summary>Conversations, messages and ratings as a shop's own software reads them.</summary>
public class RecordsApiTests : AccountScene
{
    [Fact]
    public async Task Conversations_come_in_pages_which_nothing_new_moves()
    {
        var key = await KeyAsync();
        var opened = new List<string>();
        for (var i = 0; i < 5; i++)
            opened.Insert(0, await TalkOfAsync($"b{i}", "在吗?"));

        var read = new List<string>();
        string? next = null;
        do
        {
            var page = await GetAsync(key, $"conversations?limit=2{(next is null ? "" : $"&before={next}")}");
            read.AddRange(page.GetProperty("conversations").EnumerateArray().Select(conversation => conversation.GetProperty("id").GetString()!));
            next = page.TryGetProperty("next", out var more) ? more.GetString() : null;
            // While somebody reads on, others open.
            if (read.Count == 2)
                await TalkOfAsync("late", "在吗?");
        }
        while (next is not null);

        Assert.Equal(opened, read);
        Assert.Equal(6, (await GetAsync(key, "conversations?until=2100-01-01T00:00:00Z")).GetProperty("conversations").GetArrayLength());
        Assert.Empty((await GetAsync(key, "conversations?until=2020-01-01T00:00:00Z")).GetProperty("conversations").EnumerateArray());
        Assert.Empty((await GetAsync(key, "conversations?from=2100-01-01T00:00:00Z")).GetProperty("conversations").EnumerateArray());
    }

    [Fact]
    public async Task The_audit_comes_in_pages_which_nothing_new_moves()
    {
        var (boss, key) = (await TokenOfAsync("boss"), await KeyAsync());
        for (var i = 0; i < 4; i++)
            await InviteAsync(boss, $"member{i}");

        var first = await GetAsync(key, "audit?action=invitedMember&limit=3");
        await InviteAsync(boss, "later");
        var second = await GetAsync(key, $"audit?action=invitedMember&limit=3&before={first.GetProperty("next").GetString()}");

        Assert.False(second.TryGetProperty("next", out _));
        Assert.Equal(4, first.GetProperty("entries").EnumerateArray().Concat(second.GetProperty("entries").EnumerateArray()).Select(entry => entry.GetProperty("id").GetString()).Distinct().Count());
    }

    [Fact]
    public async Task A_conversation_is_read_with_its_messages_its_placements_and_what_the_buyer_said_of_it()
    {
        var key = await KeyAsync();
        var (buyer, agent, conversation) = await TalkAsync("还有货吗?");
        await agent.SendAsync(conversation, "有的");
        await buyer.Hub.InvokeAsync("Rate", [conversation.Value, 5, new[] { "耐心" }, "谢谢"]);

        var record = await GetAsync(key, $"conversations/{conversation.Value}");
        var first = await GetAsync(key, $"conversations/{conversation.Value}/messages?limit=1");
        var second = await GetAsync(key, $"conversations/{conversation.Value}/messages?limit=1&after={first.GetProperty("next").GetInt64()}");

        Assert.Equal(("xiaofang", 5), (record.GetProperty("owner").GetString(), record.GetProperty("rating").GetProperty("score").GetInt32()));
        Assert.Equal(record.GetRawText(), (await GetAsync(key, "conversations")).GetProperty("conversations")[0].GetRawText());
        Assert.Equal(["还有货吗?", "有的"], new[] { first, second }.Select(page => Assert.Single(page.GetProperty("messages").EnumerateArray()).GetProperty("text").GetString()));
        Assert.False(second.TryGetProperty("next", out _));
        Assert.Equal(1, (await GetAsync(key, $"conversations/{conversation.Value}/assignments")).GetProperty("assignments").GetArrayLength());
    }

    [Fact]
    public async Task A_person_who_reads_stands_in_the_audit_and_an_agent_reads_none_of_others()
    {
        var (_, agent, conversation) = await TalkAsync();
        var boss = await TokenOfAsync("boss");

        await GetAsync(await KeyAsync(), $"conversations/{conversation.Value}/messages");
        await GetAsync(boss, $"conversations/{conversation.Value}/messages");

        var watched = await Server.Services.GetRequiredService<IAuditStore>().FindAsync(DemoShop.Shop.Id, new() { Action = AuditAction.Watched, Limit = 10 }, CancellationToken.None);
        Assert.Equal([("boss", conversation.Value)], watched.Select(entry => (entry.Actor.Value, entry.Target)));
        foreach (var path in new[] { "conversations", $"conversations/{conversation.Value}", $"conversations/{conversation.Value}/messages" })
            Assert.Equal((HttpStatusCode.Forbidden, "forbidden"), await RefusalAsync(agent.Session.AccessToken, HttpMethod.Get, path));
        Assert.Equal((HttpStatusCode.NotFound, "unknownConversation"), await RefusalAsync(boss, HttpMethod.Get, "conversations/0195c1a0000070008000000000000000"));
    }

    [Fact]
    public async Task A_shops_software_reads_settings_and_reports_by_their_scopes()
    {
        var boss = await TokenOfAsync("boss");
        var key = (await DoneAsync(boss, HttpMethod.Post, "keys", new { name = "reader", scopes = new[] { KeyScopes.ShopRead, KeyScopes.ReportsRead } })).GetProperty("secret").GetString()!;
        const string Period = "from=2026-01-01T00:00:00Z&until=2026-01-02T00:00:00Z";

        foreach (var path in new[] { "shop", "shop/widget", "shop/bot", "shop/tags", "shop/order-connector", "shop/forbidden-words", $"distribution?{Period}", $"distribution/traffic?{Period}", $"distribution/pauses?{Period}", $"ratings?{Period}", $"ratings/figures?{Period}", "audit" })
            Assert.Equal((await GetAsync(boss, path)).ValueKind, (await GetAsync(key, path)).ValueKind);
        Assert.Equal((HttpStatusCode.Forbidden, "forbidden"), await RefusalAsync(key, HttpMethod.Get, "conversations"));
        Assert.Equal((HttpStatusCode.Forbidden, "forbidden"), await RefusalAsync(key, HttpMethod.Put, "shop/tags", new { tags = Array.Empty<object>() }));
    }

    private async Task<string> KeyAsync() => (await DoneAsync(
        await TokenOfAsync("boss"), HttpMethod.Post, "keys", new { name = $"records {Guid.NewGuid()}", scopes = new[] { KeyScopes.ConversationsRead, KeyScopes.ReportsRead } })).GetProperty("secret").GetString()!;

    private async Task<string> TalkOfAsync(string name, string text) => (await (await BuyerAsync(BuyerToken(name))).SendAsync(text)).ConversationId.Value;
}
