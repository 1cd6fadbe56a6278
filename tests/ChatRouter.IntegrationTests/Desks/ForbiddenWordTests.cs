using System.Net;
using System.Text.Json;
using ChatRouter.Core.Conversations;
using ChatRouter.TestKit;
using ChatRouter.TestKit.HubClient;

namespace ChatRouter.IntegrationTests.Desks;

public sealed class ForbiddenWordTests : DeskScene
{
    [Fact]
    public async Task A_word_that_the_shop_blocks_is_refused_and_one_it_warns_of_is_sent()
    {
        var (buyer, agent, conversation) = await TalkAsync();

        Assert.Equal(ErrorCode.ForbiddenWord, await RefusalOfAsync(() => agent.SendAsync(conversation, "这是高 仿的")));
        await agent.SendAsync(conversation, "全网最低");

        await buyer.UntilAsync(() => buyer.TimelineOf(conversation).Shown.Any(message => message.Text == "全网最低"));
        Assert.DoesNotContain(buyer.TimelineOf(conversation).Shown, message => message.Text?.Contains('仿', StringComparison.Ordinal) == true);
    }

    [Fact]
    public async Task Each_use_stands_in_the_audit_with_its_word_conversation_and_agent_and_what_became_of_it()
    {
        var (_, agent, conversation) = await TalkAsync();
        var stranger = await DeskAsync("xiaoming");

        Assert.Equal(ErrorCode.ForbiddenWord, await RefusalOfAsync(() => agent.SendAsync(conversation, "高仿,全网最低")));
        await agent.SendAsync(conversation, "现在全网最低了");
        Assert.Equal(ErrorCode.ForbiddenWord, await RefusalOfAsync(() => stranger.SendAsync(conversation, "高仿")));
        await agent.SendAsync(conversation, "您好");

        var boss = await TokenOfAsync("boss");
        var entries = new List<JsonElement>();
        await Until.TrueAsync(async () => (entries = [.. (await GetAsync(boss, "audit?action=usedForbiddenWord")).GetProperty("entries").EnumerateArray()]).Count == 2);
        Assert.All(entries, entry => Assert.Equal(("xiaofang", conversation.Value), (entry.GetProperty("actor").GetString(), entry.GetProperty("target").GetString())));
        Assert.Equal(["message 2: 全网最低", "refused: 高仿, 全网最低"], entries.Select(entry => entry.GetProperty("detail").GetString()));
    }

    [Fact]
    public async Task Each_names_the_rules_that_were_in_force_which_can_be_read_after_they_changed()
    {
        var (_, agent, conversation) = await TalkAsync();
        var boss = await TokenOfAsync("boss");
        await agent.SendAsync(conversation, "全网最低");
        await Until.TrueAsync(async () => (await EntriesAsync("usedForbiddenWord")).Count == 1);
        await SetAsync(boss, ("秒杀", "block"));
        Assert.Equal(ErrorCode.ForbiddenWord, await RefusalOfAsync(() => agent.SendAsync(conversation, "秒杀")));

        var uses = new List<string?>();
        await Until.TrueAsync(async () => (uses = await EntriesAsync("usedForbiddenWord")).Count == 2);
        var (now, then) = (await GetAsync(boss, "shop/forbidden-words"), await GetAsync(boss, $"shop/forbidden-words/versions/{uses[1]}"));
        Assert.Equal([now.GetProperty("revision").GetString()], uses.Take(1).Concat(await EntriesAsync("changedForbiddenWords")).Distinct());
        Assert.Equal(uses[1], then.GetProperty("revision").GetString());
        Assert.Contains("全网最低", then.GetProperty("words").EnumerateArray().Select(word => word.GetProperty("word").GetString()));
        Assert.Equal("秒杀", Assert.Single(now.GetProperty("words").EnumerateArray()).GetProperty("word").GetString());
        Assert.Equal((HttpStatusCode.NotFound, "notFound"), await RefusalAsync(await StrangerAsync(), HttpMethod.Get, $"shop/forbidden-words/versions/{uses[1]}"));
        Assert.Equal((HttpStatusCode.Forbidden, "forbidden"), await RefusalAsync(await TokenOfAsync("xiaofang"), HttpMethod.Get, $"shop/forbidden-words/versions/{uses[1]}"));
        Assert.Equal((HttpStatusCode.BadRequest, "invalidArgument"), await RefusalAsync(boss, HttpMethod.Get, "shop/forbidden-words/versions/1"));

        async Task<List<string?>> EntriesAsync(string action) =>
            [.. (await GetAsync(boss, $"audit?action={action}")).GetProperty("entries").EnumerateArray().Select(entry => entry.GetProperty("revision").GetString())];
    }

    [Fact]
    public async Task More_messages_in_a_row_than_the_shop_allows_are_refused_until_the_buyer_answers()
    {
        var (buyer, agent, conversation) = await TalkAsync();
        var boss = await TokenOfAsync("boss");
        Assert.Equal(0, (await GetAsync(boss, "shop/forbidden-words")).GetProperty("mostInARow").GetInt32());
        var (_, words) = await AskAsync(boss, HttpMethod.Put, "shop/forbidden-words", new { words = Array.Empty<object>(), mostInARow = 2 });
        Assert.Equal(2, words.GetProperty("mostInARow").GetInt32());
        await SetAsync(boss, ("高仿", "block"));
        var card = new { clientMsgId = Guid.CreateVersion7().ToString(), kind = "product", card = new { id = "1", title = "包" } };

        await agent.SendAsync(conversation, "在的");
        await agent.SendAsync(conversation, "还在吗");
        Assert.Equal(ErrorCode.TooManyUnanswered, await RefusalOfAsync(() => agent.SendAsync(conversation, "亲？")));
        Assert.Equal(ErrorCode.TooManyUnanswered, await RefusalOfAsync(() => agent.Hub.InvokeAsync("Send", [conversation, card], CancellationToken.None)));
        await agent.Hub.InvokeAsync("Note", [conversation, new { clientMsgId = Guid.CreateVersion7().ToString(), text = "不回" }], CancellationToken.None);
        await buyer.SendAsync("来了");
        await agent.Hub.InvokeAsync("Send", [conversation, card], CancellationToken.None);

        await buyer.UntilAsync(() => buyer.TimelineOf(conversation).Shown.Any(message => message.Kind == MessageKind.Product));
        Assert.DoesNotContain(buyer.TimelineOf(conversation).Shown, message => message.Text == "亲？");
        var entries = new List<string?>();
        await Until.TrueAsync(async () => (entries = [.. (await GetAsync(boss, "audit?action=usedForbiddenWord")).GetProperty("entries").EnumerateArray().Select(entry => entry.GetProperty("detail").GetString())]).Count == 2);
        Assert.All(entries, detail => Assert.Equal("refused: 2 in a row", detail));
    }

    [Fact]
    public async Task Links_and_contacts_are_refused_or_warned_of_as_the_shop_says_once_it_says_so()
    {
        var (buyer, agent, conversation) = await TalkAsync();
        var boss = await TokenOfAsync("boss");
        await agent.SendAsync(conversation, "https://evil.cn 4111 1111 1111 1111");

        var patterns = new[] { new { kind = "link", mode = "block" }, new { kind = "bankCard", mode = "warn" }, new { kind = "messenger", mode = "block" } };
        var saved = await RefusalAsync(boss, HttpMethod.Put, "shop/forbidden-words", new { words = Array.Empty<object>(), patterns, domains = new[] { "Item.Example.com" } });
        await agent.SendAsync(conversation, "卡号 ４１１１\u200B1111-1111-1111 https://item.example.com/1");
        var refusal = await Assert.ThrowsAsync<HubInvocationException>(() => agent.SendAsync(conversation, "ev\u200Bil.cn 加微信abc12345"));

        Assert.Equal(HttpStatusCode.OK, saved.Status);
        Assert.Equal("The shop forbids 'pattern link'. Write it differently.", refusal.Details?.GetProperty("message").GetString());
        await buyer.SendAsync("我的手机 13800138000 https://evil.cn 微信 abc12345");
        var settings = await GetAsync(await TokenOfAsync("xiaofang"), "desk/settings");
        Assert.Equal(["link block", "bankCard warn", "messenger block"], settings.GetProperty("forbiddenPatterns").EnumerateArray().Select(pattern => $"{pattern.GetProperty("kind")} {pattern.GetProperty("mode")}"));
        Assert.Contains("item.example.com", settings.GetProperty("ownDomains").EnumerateArray().Select(domain => domain.GetString()));
        var entries = new List<string?>();
        await Until.TrueAsync(async () => (entries = [.. (await GetAsync(boss, "audit?action=usedForbiddenWord")).GetProperty("entries").EnumerateArray().Select(entry => entry.GetProperty("detail").GetString())]).Count == 2);
        Assert.Equal(["refused: pattern link, pattern messenger", "message 3: pattern bankCard"], entries);
    }

    [Fact]
    public async Task A_buyer_writes_what_he_likes_and_a_note_among_agents_holds_any_word()
    {
        var (_, agent, conversation) = await TalkAsync("这是高仿吗?");

        await agent.Hub.InvokeAsync("Note", [conversation, new { clientMsgId = Guid.CreateVersion7().ToString(), text = "买家问高仿" }], CancellationToken.None);

        Assert.Contains(agent.TimelineOf(conversation).Shown, message => message.Text == "这是高仿吗?");
    }

    [Fact]
    public async Task The_words_of_a_card_count_too()
    {
        var (_, agent, conversation) = await TalkAsync();
        var card = new { clientMsgId = Guid.CreateVersion7().ToString(), kind = "product", card = new { id = "1", title = "高仿包" } };

        Assert.Equal(ErrorCode.ForbiddenWord, await RefusalOfAsync(() => agent.Hub.InvokeAsync("Send", [conversation, card], CancellationToken.None)));
    }

    [Fact]
    public async Task An_administrator_changes_the_list_and_it_holds_for_the_next_message()
    {
        var (_, agent, conversation) = await TalkAsync();
        var boss = await TokenOfAsync("boss");

        await agent.SendAsync(conversation, "秒杀");
        Assert.Equal(HttpStatusCode.OK, (await SetAsync(boss, ("秒杀", "block"))).Status);

        Assert.Equal(ErrorCode.ForbiddenWord, await RefusalOfAsync(() => agent.SendAsync(conversation, "秒杀")));
        await agent.SendAsync(conversation, "高仿");
        var settings = await GetAsync(await TokenOfAsync("xiaofang"), "desk/settings");
        Assert.Equal("秒杀", Assert.Single(settings.GetProperty("forbiddenWords").EnumerateArray()).GetProperty("word").GetString());
    }

    [Fact]
    public async Task A_list_that_cannot_be_used_or_is_not_his_is_refused()
    {
        var boss = await TokenOfAsync("boss");

        Assert.Equal((HttpStatusCode.BadRequest, "invalidArgument"), await SetAsync(boss, ("VX", "warn"), ("vx", "block")));
        Assert.Equal((HttpStatusCode.BadRequest, "invalidArgument"), await SetAsync(boss, (" ", "warn")));
        Assert.Equal((HttpStatusCode.Forbidden, "forbidden"), await SetAsync(await TokenOfAsync("xiaofang"), ("x", "warn")));
        Assert.Equal(HttpStatusCode.OK, (await SetAsync(await StrangerAsync())).Status);
        Assert.Equal(5, (await GetAsync(boss, "desk/settings")).GetProperty("forbiddenWords").GetArrayLength());
    }

    private Task<(HttpStatusCode Status, string? Code)> SetAsync(string token, params (string Word, string Mode)[] words) =>
        RefusalAsync(token, HttpMethod.Put, "shop/forbidden-words", new { words = words.Select(word => new { word = word.Word, mode = word.Mode }) });
}
