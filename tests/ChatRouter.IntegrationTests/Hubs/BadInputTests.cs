using System.Diagnostics;
using ChatRouter.TestKit.HubClient;

namespace ChatRouter.IntegrationTests.Hubs;

public sealed class BadInputTests : HubScene
{
    private static readonly string Id = "0195c1a0-0000-7000-8000-000000000001";

    public static TheoryData<string, string> BadSends => new()
    {
        { "{\"clientMsgId\":\"ID\",\"kind\":\"text\",\"text\":\"\"}", "textEmpty" },
        { "{\"clientMsgId\":\"ID\",\"kind\":\"text\",\"text\":\"  \\n \"}", "textEmpty" },
        { "{\"clientMsgId\":\"ID\",\"kind\":\"text\"}", "textEmpty" },
        { "{\"clientMsgId\":\"ID\",\"kind\":\"text\",\"text\":\"LONG\"}", "textTooLong" },
        { "{\"clientMsgId\":\"ID\",\"kind\":\"text\",\"text\":\"\\ud800\"}", "invalidArgument" },
        { "{\"clientMsgId\":\"ID\",\"kind\":\"video\",\"text\":\"x\"}", "unknownKind" },
        { "{\"clientMsgId\":\"ID\",\"kind\":0,\"text\":\"x\"}", "unknownKind" },
        { "{\"clientMsgId\":\"ID\",\"kind\":\"note\",\"text\":\"x\"}", "unknownKind" },
        { "{\"clientMsgId\":\"ID\",\"kind\":\"text\",\"text\":\"x\",\"senderName\":\"boss\"}", "invalidArgument" },
        { "{\"clientMsgId\":\"ID\",\"kind\":\"text\",\"text\":7}", "invalidArgument" },
        { "{\"clientMsgId\":\"ID\",\"kind\":\"text\",\"text\":[\"x\"]}", "invalidArgument" },
        { "{\"clientMsgId\":\"not a uuid\",\"kind\":\"text\",\"text\":\"x\"}", "invalidArgument" },
        { "{\"clientMsgId\":null,\"kind\":\"text\",\"text\":\"x\"}", "invalidArgument" },
        { "{\"kind\":\"text\",\"text\":\"x\"}", "invalidArgument" },
        { "{\"clientMsgId\":\"ID\",\"kind\":\"text\",\"text\":\"x\",\"imageId\":\"1\"}", "invalidArgument" },
        { "{\"clientMsgId\":\"ID\",\"kind\":\"image\",\"imageId\":\"nowhere\"}", "unknownImage" },
        { "{\"clientMsgId\":\"ID\",\"kind\":\"product\",\"card\":{\"id\":\"1\",\"title\":\"t\",\"url\":\"javascript:alert(1)\"}}", "invalidArgument" },
        { "{\"clientMsgId\":\"ID\",\"kind\":\"product\",\"card\":{\"id\":\"1\",\"title\":\"t\",\"extra\":1}}", "invalidArgument" },
        { "\"text\"", "invalidArgument" },
        { "null", "invalidArgument" },
        { "DEEP", "invalidArgument" },
    };

    [Theory]
    [MemberData(nameof(BadSends))]
    public async Task A_bad_send_gets_its_code_and_nothing_is_stored(string argument, string code)
    {
        var buyer = await BuyerAsync();
        var json = argument.Replace("ID", Id, StringComparison.Ordinal).Replace("LONG", new string('长', 8_001), StringComparison.Ordinal)
            .Replace("DEEP", string.Concat(Enumerable.Repeat("[", 40)) + string.Concat(Enumerable.Repeat("]", 40)), StringComparison.Ordinal);

        var answered = await RawCallAsync(buyer.Hub, "Send", $"[{json}]");

        Assert.Equal(code, answered);
        Assert.Null((await buyer.OpenAsync()).Status);
    }

    [Theory]
    [InlineData("Send", "[]", "invalidArgument")]
    [InlineData("Send", "[{},{}]", "invalidArgument")]
    [InlineData("Nonsense", "[]", "invalidArgument")]
    [InlineData("Sync", "[\"nowhere\",0]", "unknownConversation")]
    [InlineData("Sync", "[\"nowhere\",\"0\"]", "invalidArgument")]
    [InlineData("History", "[\"nowhere\",-5]", "unknownConversation")]
    [InlineData("Former", "[\"nowhere\"]", "unknownConversation")]
    [InlineData("Typing", "[\"nowhere\",true]", "unknownConversation")]
    [InlineData("Read", "[\"nowhere\",1]", "unknownConversation")]
    [InlineData("LeaveQueue", "[]", "unknownConversation")]
    [InlineData("AskHuman", "[]", "unknownConversation")]
    [InlineData("Close", "[\"nowhere\"]", "unknownConversation")]
    [InlineData("Open", "[{\"metadata\":{\"\":\"x\"}}]", "invalidArgument")]
    public async Task A_bad_call_gets_its_code(string method, string arguments, string code)
    {
        var buyer = await BuyerAsync();

        Assert.Equal(code, await RawCallAsync(buyer.Hub, method, arguments));
    }

    [Fact]
    public async Task The_longest_text_of_any_script_is_accepted()
    {
        var buyer = await BuyerAsync();

        var ack = await buyer.SendAsync(new string('长', 8_000));

        Assert.Equal(1, ack.Seq);
    }

    [Fact]
    public async Task Nothing_but_Open_is_answered_before_Open()
    {
        var opened = await BuyerAsync();
        var fresh = await SameBuyerAsync(opened);

        Assert.Equal("notOpened", await RefusalOfAsync(() => fresh.SendAsync("too early")));
    }

    [Fact]
    public async Task Another_buyers_conversation_answers_like_an_absent_one()
    {
        var (_, _, conversation) = await TalkAsync();
        var stranger = await BuyerAsync();

        foreach (var (method, arguments) in new (string, object?[])[]
        {
            ("Sync", [conversation, 0]), ("History", [conversation, 9]), ("Typing", [conversation, true]), ("Read", [conversation, 1]),
            ("Rate", [conversation, 5, Array.Empty<string>(), null]), ("Close", [conversation]),
        })
        {
            Assert.Equal("unknownConversation", await RefusalOfAsync(() => stranger.Hub.InvokeAsync<object>(method, arguments)));
        }
    }

    [Fact]
    public async Task Too_many_messages_are_refused_with_the_time_to_wait_and_the_connection_stays()
    {
        var buyer = await BuyerAsync();
        for (var i = 0; i < 10; i++)
            await buyer.SendAsync($"m{i}");

        var refused = await Assert.ThrowsAsync<HubInvocationException>(async () =>
        {
            for (var i = 0; i < 5; i++)
                await buyer.SendAsync($"more{i}");
        });

        Assert.Equal("rateLimited", refused.Code);
        Assert.True(refused.Details!.Value.GetProperty("retryAfterMs").GetInt64() > 0);
        Assert.False(buyer.Hub.Closed.IsCompleted);
        await buyer.OpenAsync();
    }

    [Fact]
    public async Task Who_goes_on_too_fast_waits_for_his_answers_and_nobody_else_does()
    {
        var (fast, other) = (await BuyerAsync(), await BuyerAsync());
        var since = Stopwatch.StartNew();

        var sends = Enumerable.Range(0, 30).Select(i => CodeOfAsync(fast.SendAsync($"m{i}"))).ToList();
        await other.SendAsync("one");
        var waiting = sends.Count(send => !send.IsCompleted);
        var codes = await Task.WhenAll(sends);

        Assert.NotEqual(0, waiting);
        Assert.Equal(["ok", "rateLimited"], codes.Distinct());
        // Each refusal holds up what comes after it by a tenth of a second at least; four calls are carried out at a time.
        Assert.InRange(since.Elapsed.TotalMilliseconds, 100 * (codes.Count(code => code == "rateLimited") - 4), 30_000);
        Assert.False(fast.Hub.Closed.IsCompleted);
    }

    [Fact]
    public async Task An_agent_who_floods_a_buyer_is_refused_with_the_time_to_wait_and_stays_connected()
    {
        var (_, agent, conversation) = await TalkAsync();

        var refused = await Assert.ThrowsAsync<HubInvocationException>(async () =>
        {
            for (var i = 0; i < 500; i++)
                await agent.SendAsync(conversation, $"买{i}");
        });

        Assert.Equal("rateLimited", refused.Code);
        Assert.True(refused.Details!.Value.GetProperty("retryAfterMs").GetInt64() > 0);
        Assert.False(agent.Hub.Closed.IsCompleted);
    }

    [Fact]
    public async Task An_oversized_frame_ends_that_connection_only()
    {
        var buyer = await BuyerAsync();
        var other = await BuyerAsync();

        await buyer.Hub.SendRawAsync($"{{\"type\":1,\"target\":\"Send\",\"arguments\":[\"{new string('x', 100_000)}\"]}}\u001e");

        await buyer.Hub.Closed.WaitAsync(TimeSpan.FromSeconds(5));
        await other.SendAsync("unhurt");
    }

    private static async Task<string> CodeOfAsync(Task send)
    {
        try
        {
            await send;
            return "ok";
        }
        catch (HubInvocationException refused)
        {
            return refused.Code ?? refused.Error;
        }
    }

    private static Task<string?> RawCallAsync(HubTestClient hub, string method, string arguments) =>
        RefusalOfAsync(() => hub.InvokeRawAsync(method, arguments).WaitAsync(TimeSpan.FromSeconds(5)));
}
