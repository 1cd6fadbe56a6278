using System.Net;
using System.Text.Encodings.Web;
using System.Text.Json;
using ChatRouter.Core.Conversations;
using ChatRouter.IntegrationTests.Webhooks;
using ChatRouter.Server.Auth;
using ChatRouter.TestKit;

namespace ChatRouter.IntegrationTests.Channels;

/// <summary>The shop's bot: set by an administrator, met by buyers, and one of the shop's own that answers through the API.</summary>
public class BotTests : WebhookScene
{
    private const string Shipping = "什么时候发货";

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly object[] Answers =
    [
        new { question = Shipping, keywords = new[] { "发货", "多久到" }, text = "48 小时内发货。", suggested = true },
        new { question = "怎么退货", keywords = new[] { "退货" }, text = "七天无理由。" },
    ];

    [Fact]
    public async Task A_buyer_is_greeted_answered_and_handed_over_when_he_asks_for_a_human()
    {
        await SetAsync(new { mode = "first", greeting = " 您好,我是小助手 ", greetingEn = " Hello ", answers = Answers });
        var agent = await AgentAsync("xiaofang");
        var buyer = await BuyerAsync();

        var chat = (await buyer.Hub.InvokeAsync<JsonElement>("Open", [new { have = new { } }])).GetProperty("chat");
        Assert.Equal(("您好,我是小助手", "Hello", Shipping), (chat.GetProperty("greeting").GetString(), chat.GetProperty("greetingEn").GetString(), chat.GetProperty("topics")[0].GetProperty("labelZh").GetString()));
        var talk = (await buyer.SendAsync("请问多久到？")).ConversationId;
        await buyer.UntilAsync(() => buyer.TimelineOf(talk).Shown.Any(message => message is { From: MessageFrom.Bot, Text: "48 小时内发货。" }));
        await buyer.UntilAsync(() => buyer.Statuses.Any(status => status.Status == Placement.HeldByBot));
        Assert.Empty(agent.Assigned);
        await buyer.Hub.InvokeAsync("AskHuman", []);

        await agent.UntilAsync(() => agent.Assigned.Any(assigned => assigned.Conversation.Id == talk));
        var assigned = agent.Assigned.Single(one => one.Conversation.Id == talk);
        Assert.Equal([MessageFrom.Buyer, MessageFrom.Bot], assigned.Messages.Select(message => message.From));
        Assert.NotNull(assigned.Conversation.TurnOpenedAt);
        await agent.SendAsync(talk, "您好");
        await buyer.SendAsync(Shipping);
        await agent.UntilAsync(() => agent.TimelineOf(talk).Shown.Count == 4);
    }

    [Fact]
    public async Task A_question_in_two_languages_is_offered_and_answered_in_the_buyers()
    {
        var set = await SetAsync(new { mode = "first", answers = new[] { new { question = Shipping, text = "48 小时内发货。", suggested = true, questionEn = " When do you ship? ", textEn = "Within 48 hours." } } });
        Assert.Equal("When do you ship?", set.GetProperty("answers")[0].GetProperty("questionEn").GetString());
        var buyer = await BuyerAsync();

        var topic = (await buyer.Hub.InvokeAsync<JsonElement>("Open", [new { have = new { } }])).GetProperty("chat").GetProperty("topics")[0];
        Assert.Equal((Shipping, "When do you ship?"), (topic.GetProperty("labelZh").GetString(), topic.GetProperty("labelEn").GetString()));
        var talk = (await buyer.SendAsync("When do you ship?")).ConversationId;
        await buyer.UntilAsync(() => buyer.TimelineOf(talk).Shown.Any(message => message is { From: MessageFrom.Bot, Text: "Within 48 hours." }));
        await buyer.SendAsync(Shipping);

        await buyer.UntilAsync(() => buyer.TimelineOf(talk).Shown.Any(message => message is { From: MessageFrom.Bot, Text: "48 小时内发货。" }));
    }

    [Fact]
    public async Task A_bot_of_the_shops_own_hears_by_webhook_answers_and_hands_over()
    {
        await SetAsync(new { mode = "first", answers = Answers, backend = true });
        await HookAsync("message.created");
        var key = (await DoneAsync(Boss, HttpMethod.Post, "keys", new { name = "bot", scopes = new[] { KeyScopes.BotWrite } })).GetProperty("secret").GetString()!;
        var agent = await AgentAsync("xiaofang");
        var buyer = await BuyerAsync();

        var talk = (await buyer.SendAsync("这件起球吗?")).ConversationId;
        await Until.TrueAsync(() => Events.Any(told => told.Text == "这件起球吗?"));
        await buyer.UntilAsync(() => buyer.Statuses.Any(status => status.Status == Placement.HeldByBot));
        var id = Guid.CreateVersion7().ToString();
        var said = await DoneAsync(key, HttpMethod.Post, $"conversations/{talk}/bot/messages", new { clientMsgId = id, text = "不起球。" });
        var again = await DoneAsync(key, HttpMethod.Post, $"conversations/{talk}/bot/messages", new { clientMsgId = id, text = "不起球。" });
        await buyer.UntilAsync(() => buyer.TimelineOf(talk).Shown.Any(message => message is { From: MessageFrom.Bot, Text: "不起球。" }));
        Assert.Equal((2, true), (said.GetProperty("seq").GetInt32(), again.GetProperty("duplicate").GetBoolean()));
        Assert.Empty(agent.Assigned);
        for (var i = 0; i < 2; i++)
            Assert.Equal(HttpStatusCode.NoContent, (await AskAsync(key, HttpMethod.Post, $"conversations/{talk}/bot/hand-over")).Status);

        await agent.UntilAsync(() => agent.Assigned.Any(assigned => assigned.Conversation.Id == talk));
        Assert.Equal((HttpStatusCode.Conflict, "notWithBot"), await RefusalAsync(key, HttpMethod.Post, $"conversations/{talk}/bot/messages", new { clientMsgId = Guid.CreateVersion7(), text = "还在吗" }));
        Assert.Equal((HttpStatusCode.NotFound, "unknownConversation"), await RefusalAsync(key, HttpMethod.Post, "conversations/unknown/bot/hand-over"));
        Assert.Equal((HttpStatusCode.NotFound, "unknownConversation"), await RefusalAsync(await StrangerAsync(), HttpMethod.Post, $"conversations/{talk}/bot/messages", new { clientMsgId = Guid.CreateVersion7(), text = "x" }));
        Assert.Equal((HttpStatusCode.BadRequest, "textEmpty"), await RefusalAsync(key, HttpMethod.Post, $"conversations/{talk}/bot/messages", new { clientMsgId = Guid.CreateVersion7(), text = " " }));
        Assert.Equal(HttpStatusCode.Forbidden, (await RefusalAsync(await TokenOfAsync("xiaofang"), HttpMethod.Post, $"conversations/{talk}/bot/hand-over")).Status);
    }

    [Fact]
    public async Task What_is_set_is_trimmed_read_back_and_written_down_and_a_lost_race_is_told()
    {
        var first = await SetAsync(new { mode = "away", greeting = " ", answers = Answers });
        var revision = first.GetProperty("revision").GetString();
        await SetAsync(new { mode = "first", answers = Array.Empty<object>(), revision });

        Assert.False(first.TryGetProperty("greeting", out _));
        Assert.Equal("away", first.GetProperty("mode").GetString());
        Assert.Equal((HttpStatusCode.Conflict, "changedMeanwhile"), await RefusalAsync(Boss, HttpMethod.Put, "shop/bot", new { mode = "off", answers = Answers, revision }));
        Assert.Equal("first", (await GetAsync(Boss, "shop/bot")).GetProperty("mode").GetString());
        Assert.Equal(HttpStatusCode.Forbidden, (await RefusalAsync(await TokenOfAsync("xiaofang"), HttpMethod.Get, "shop/bot")).Status);
        var told = (await GetAsync(Boss, "audit?action=changedBot")).GetProperty("entries").EnumerateArray().Select(entry => entry.GetProperty("detail").GetString()).ToList();
        Assert.Equal(2, told.Count);
        Assert.StartsWith("mode: Off \u2192 Away, answers +什么时候发货 [发货 多久到] (suggested): 48 小时内发货。", told[1]);
    }

    [Fact]
    public async Task Agents_read_its_questions_and_answers_and_change_none()
    {
        await SetAsync(new { mode = "off", answers = Answers });
        var agent = await TokenOfAsync("xiaofang");

        var answers = (await GetAsync(agent, "desk/answers")).GetProperty("answers");

        Assert.Equal($$"""{"question":"{{Shipping}}","text":"48 小时内发货。","initials":"smshfh","keywords":["发货","多久到"]}""", JsonSerializer.Serialize(answers[0], Plain));
        Assert.Equal(2, answers.GetArrayLength());
        Assert.Equal((HttpStatusCode.Forbidden, "forbidden"), await RefusalAsync(agent, HttpMethod.Put, "shop/bot", new { mode = "off", answers = Answers }));
        Assert.Equal((HttpStatusCode.Unauthorized, "unauthenticated"), await RefusalAsync(null, HttpMethod.Get, "desk/answers"));
        Assert.Empty((await GetAsync(await StrangerAsync(), "desk/answers")).GetProperty("answers").EnumerateArray());
    }

    [Theory]
    [InlineData("""{ "mode": "first", "answers": [ null ] }""", "answers=malformed")]
    [InlineData("""{ "mode": "first", "answers": [], "greeting": " ", "greetingEn": "Hello" }""", "greeting=required")]
    [InlineData("""{ "mode": "first", "answers": [ { "question": " ", "text": "" }, { "question": "A?", "keywords": [""], "text": "x" }, { "question": "a？", "text": "x" } ] }""",
        "answers.0.question=required answers.0.text=required answers.1.keywords=malformed answers.2.question=duplicate")]
    [InlineData("""{ "mode": "first", "answers": [ { "question": "问", "text": "x", "questionEn": "a?", "textEn": " " }, { "question": "A", "text": "x", "questionEn": "问" } ] }""",
        "answers.1.question=duplicate answers.1.questionEn=duplicate")]
    [InlineData("""{ "mode": "first", "answers": [ { "question": "1", "text": "x", "suggested": true }, { "question": "2", "text": "x", "suggested": true }, { "question": "3", "text": "x", "suggested": true }, { "question": "4", "text": "x", "suggested": true }, { "question": "5", "text": "x", "suggested": true }, { "question": "6", "text": "x", "suggested": true }, { "question": "7", "text": "x", "suggested": true } ] }""",
        "suggested=tooMany")]
    public async Task A_fault_names_its_field(string body, string faults)
    {
        var (status, problem) = await AskAsync(Boss, HttpMethod.Put, "shop/bot", JsonSerializer.Deserialize<JsonElement>(body));

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal(faults, string.Join(' ', problem.GetProperty("errors").EnumerateObject().Select(field => $"{field.Name}={field.Value[0].GetString()}")));
    }

    [Theory]
    [InlineData("退货怎么弄", "七天无理由。")]
    [InlineData("你好", null)]
    public async Task A_bot_is_tried_before_it_is_saved(string text, string? answer)
    {
        var reply = await DoneAsync(Boss, HttpMethod.Post, "shop/bot/try", new { bot = new { mode = "off", answers = Answers }, text });

        Assert.Equal(answer, reply.TryGetProperty("text", out var said) ? said.GetString() : null);
        Assert.Equal("off", (await GetAsync(Boss, "shop/bot")).GetProperty("mode").GetString());
    }

    private Task<JsonElement> SetAsync(object bot) => DoneAsync(Boss, HttpMethod.Put, "shop/bot", bot);
}
