using System.Net;
using System.Text.Json;
using ChatRouter.Core.Conversations;
using ChatRouter.TestKit;
using ChatRouter.TestKit.HubClient;

namespace ChatRouter.IntegrationTests.Desks;

/// <summary>What an agent reads beside a conversation: the buyer, how he came here, and who could take him over.</summary>
public sealed class BuyerFileTests : DeskScene
{
    [Fact]
    public async Task What_the_shops_token_says_of_the_buyer_is_on_his_file()
    {
        var claims = new Dictionary<string, object> { ["name"] = "李小姐", ["level"] = 3, ["tags"] = new[] { "易退货" }, ["phone_masked"] = " 138****8000", ["avatar"] = "https://shop.example/a.png" };
        var agent = await AgentAsync("xiaofang");
        var ack = await (await BuyerAsync(BuyerToken("8841", claims))).SendAsync("在吗");
        await agent.UntilAsync(() => agent.Assigned.Any(assigned => assigned.Conversation.Id == ack.ConversationId));

        var file = await FileAsync(ack.ConversationId);

        Assert.Equal(("u:8841", "李小姐", true, 3), (file.GetProperty("id").GetString(), file.GetProperty("name").GetString(), file.GetProperty("verified").GetBoolean(), file.GetProperty("level").GetInt32()));
        Assert.Equal("易退货", Assert.Single(file.GetProperty("tags").EnumerateArray()).GetString());
        Assert.Empty(file.GetProperty("past").EnumerateArray());
        Assert.Equal(("138****8000", "https://shop.example/a.png"), (file.GetProperty("phone").GetString(), file.GetProperty("avatar").GetString()));
    }

    [Theory]
    [InlineData("123456789012345678901234567890123", "http://shop.example/a.png")]
    [InlineData(" ", "javascript:alert(1)")]
    [InlineData("a\0b", "https://anna:secret@shop.example/a.png")]
    [InlineData("", "/a.png")]
    public async Task A_phone_number_that_is_too_long_and_a_picture_that_is_not_of_the_web_are_left_out_of_the_file(string phone, string avatar)
    {
        var claims = new Dictionary<string, object> { ["name"] = "李小姐", ["phone_masked"] = phone, ["avatar"] = avatar };
        var agent = await AgentAsync("xiaofang");
        var ack = await (await BuyerAsync(BuyerToken("8841", claims))).SendAsync("在吗");
        await agent.UntilAsync(() => agent.Assigned.Any(assigned => assigned.Conversation.Id == ack.ConversationId));

        var file = await FileAsync(ack.ConversationId);

        Assert.Equal("李小姐", file.GetProperty("name").GetString());
        Assert.False(file.TryGetProperty("phone", out _) || file.TryGetProperty("avatar", out _));
    }

    [Fact]
    public async Task The_level_that_the_shops_token_says_is_on_the_buyers_row_wherever_it_stands()
    {
        var (buyer, desk) = (new BuyerId("u:8841"), await DeskAsync("xiaofang"));
        await (await BuyerAsync(BuyerToken("8841", new Dictionary<string, object> { ["level"] = 3 }))).SendAsync("在吗");
        await (await BuyerAsync(BuyerToken("7"))).SendAsync("在吗");
        await (await BuyerAsync()).SendAsync("在吗");
        await Until.TrueAsync(async () => (await desk.Hub.InvokeAsync<WaitingView>("Waiting", [50])).OfflinePool.Total == 3);
        Assert.Equal((buyer, 3), OnlyOf((await desk.Hub.InvokeAsync<WaitingView>("Waiting", [50])).Levels));

        var agent = await AgentAsync("xiaoming");
        await agent.UntilAsync(() => agent.Assigned.Count == 3 && !agent.Tagged.IsEmpty);

        Assert.Equal((buyer, (int?)3), agent.Tagged.Select(tagged => (tagged.BuyerId, tagged.Level)).Single());
        Assert.Equal((buyer, 3), OnlyOf((await agent.ResumeAsync()).Levels));

        static (BuyerId Buyer, int Level) OnlyOf(IReadOnlyDictionary<BuyerId, int> levels) => levels.Select(level => (level.Key, level.Value)).Single();
    }

    [Fact]
    public async Task An_earlier_conversation_stands_there_with_its_rating_and_its_messages_can_be_read()
    {
        var (buyer, agent, first) = await TalkAsync("能开发票吗?");
        await agent.SendAsync(first, "可以的");
        await buyer.Hub.InvokeAsync("Rate", [first, 4, new[] { "专业" }, "不错"], CancellationToken.None);
        await agent.Hub.InvokeAsync("Close", [first], CancellationToken.None);
        var second = (await buyer.SendAsync("又是我")).ConversationId;
        await agent.UntilAsync(() => agent.Assigned.Any(assigned => assigned.Conversation.Id == second));

        var past = Assert.Single((await FileAsync(second)).GetProperty("past").EnumerateArray());

        Assert.Equal((first.Value, 4, "不错"), (past.GetProperty("id").GetString(), past.GetProperty("score").GetInt32(), past.GetProperty("ratingText").GetString()));
        Assert.Equal("小芳", past.GetProperty("agent").GetString()![..2]);
        var page = await agent.Hub.InvokeAsync<Page>("Sync", [first, 0], CancellationToken.None);
        Assert.Equal(["能开发票吗?", "可以的"], page.Messages.Where(message => message.Text is not null && message.From is not Core.Conversations.MessageFrom.System).Select(message => message.Text));
    }

    [Fact]
    public async Task Every_placement_is_told_with_its_reason_and_a_transfer_with_his_who_made_it()
    {
        var (_, agent, conversation) = await TalkAsync();
        var ming = await AgentAsync("xiaoming");
        await agent.Hub.InvokeAsync("Transfer", [conversation, new { agentId = "xiaoming", reason = "售后", note = "要换货" }], CancellationToken.None);
        await ming.UntilAsync(() => ming.Assigned.Any(assigned => assigned.Conversation.Id == conversation));

        var assignments = (await GetAsync(await TokenOfAsync("xiaoming"), $"conversations/{conversation}/assignments")).GetProperty("assignments").EnumerateArray().ToList();

        Assert.True(assignments.Count >= 2, $"{assignments.Count} placements");
        var last = assignments[^1];
        Assert.StartsWith("小明", last.GetProperty("owner").GetString(), StringComparison.Ordinal);
        Assert.StartsWith("小芳", last.GetProperty("by").GetString(), StringComparison.Ordinal);
        Assert.Contains("售后", last.GetProperty("remark").GetString(), StringComparison.Ordinal);
        Assert.False(assignments[0].TryGetProperty("by", out _));
        Assert.All(assignments, assignment => Assert.Equal(1, assignment.GetProperty("rulesVersion").GetInt32()));
    }

    [Fact]
    public async Task Targets_name_every_group_with_who_is_online_what_is_free_what_needs_a_reply_and_who_waits()
    {
        var token = await TokenOfAsync("xiaofang");
        var before = Group(await GetAsync(token, "desk/targets"), "pre-sale");
        var (_, fang, conversation) = await TalkAsync();

        var targets = await GetAsync(token, "desk/targets");

        Assert.Equal((0, 0, 0), (before.GetProperty("online").GetInt32(), before.GetProperty("needsReply").GetInt32(), before.GetProperty("queued").GetInt32()));
        Assert.Equal((1, 1), (Group(targets, "pre-sale").GetProperty("online").GetInt32(), Group(targets, "pre-sale").GetProperty("needsReply").GetInt32()));
        Assert.True(Group(targets, "pre-sale").GetProperty("free").GetInt32() > 0);
        Assert.Equal("online", targets.GetProperty("agents").EnumerateArray().Single(agent => agent.GetProperty("id").GetString() == "xiaofang").GetProperty("state").GetString());

        await fang.SendAsync(conversation, "在的");
        await Until.TrueAsync(async () => Group(await GetAsync(token, "desk/targets"), "pre-sale").GetProperty("needsReply").GetInt32() == 0);
    }

    [Fact]
    public async Task An_agent_reads_his_own_day_and_nobody_elses_is_in_it()
    {
        var (buyer, agent, conversation) = await TalkAsync();
        await agent.SendAsync(conversation, "在的");
        await buyer.SendAsync("谢谢");

        var day = await GetAsync(agent.Session.AccessToken, "desk/day");
        Assert.Equal((1, 1, 1), (day.GetProperty("conversations").GetInt32(), day.GetProperty("inTime").GetProperty("judged").GetInt32(), day.GetProperty("inTime").GetProperty("inTime").GetInt32()));
        Assert.InRange(day.GetProperty("firstResponse").GetDouble(), 0, 60);

        foreach (var other in new[] { await TokenOfAsync("xiaoming"), await StrangerAsync() })
        {
            var none = await GetAsync(other, "desk/day");
            Assert.Equal((0, 0, false), (none.GetProperty("conversations").GetInt32(), none.GetProperty("inTime").GetProperty("judged").GetInt32(), none.TryGetProperty("firstResponse", out var first) && first.ValueKind == JsonValueKind.Number));
        }

        Assert.Equal((HttpStatusCode.Forbidden, "forbidden"), await RefusalAsync(buyer.Session.AccessToken, HttpMethod.Get, "desk/day"));
        Assert.Equal((HttpStatusCode.Unauthorized, "unauthenticated"), await RefusalAsync(null, HttpMethod.Get, "desk/day"));
    }

    [Fact]
    public async Task A_colleague_and_another_shop_read_nothing_of_it()
    {
        var (_, _, conversation) = await TalkAsync();
        var stranger = await StrangerAsync();

        foreach (var path in new[] { "buyer", "assignments" })
        {
            Assert.Equal((HttpStatusCode.NotFound, "unknownConversation"), await RefusalAsync(await TokenOfAsync("xiaoming"), HttpMethod.Get, $"conversations/{conversation}/{path}"));
            Assert.Equal((HttpStatusCode.NotFound, "unknownConversation"), await RefusalAsync(stranger, HttpMethod.Get, $"conversations/{conversation}/{path}"));
        }

        Assert.Empty((await GetAsync(stranger, "desk/targets")).GetProperty("groups").EnumerateArray());
    }

    private async Task<JsonElement> FileAsync(ConversationId conversation) => await GetAsync(await TokenOfAsync("xiaofang"), $"conversations/{conversation}/buyer");

    private static JsonElement Group(JsonElement targets, string id) => targets.GetProperty("groups").EnumerateArray().Single(group => group.GetProperty("id").GetString() == id);
}
