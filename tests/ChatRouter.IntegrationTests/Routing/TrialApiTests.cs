using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using ChatRouter.Core.Conversations;
using ChatRouter.Core.Diagnosis;
using ChatRouter.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace ChatRouter.IntegrationTests.Routing;

/// <summary>What the routing would do, asked over the API: with a buyer who is made up, and with those of the last hour.</summary>
public sealed class TrialApiTests : RoutingScene
{
    [Fact]
    public async Task A_buyer_is_simulated_by_the_draft_at_a_chosen_time_and_nothing_changes()
    {
        var boss = await TokenOfAsync("boss");
        var plan = PlanOf(await GetAsync(boss, "routing/draft"));
        plan["agents"] = new JsonObject { ["laowang"] = new JsonObject { ["weight"] = 300 } };
        await AskAsync(boss, HttpMethod.Put, "routing/draft", new { revision = 0, plan });
        var request = new { draft = true, at = "2026-01-05T09:00:00Z", buyer = new { orderState = "refund", contacts = new[] { new { agent = "boss", at = "2026-01-05T08:00:00Z" } } } };

        var (status, simulation) = await AskAsync(boss, HttpMethod.Post, "routing/simulate", request);

        Assert.True(status == HttpStatusCode.OK, simulation.ToString());
        Assert.Equal(("laowang", "weighted", "after-sale"), (simulation.GetProperty("winner").GetString(), simulation.GetProperty("reason").GetString(), simulation.GetProperty("pool").GetString()));
        Assert.Equal(
            ["silent", "passed", "silent", "passed", "silent", "silent", "passed", "passed", "passed", "decided", "notReached"],
            simulation.GetProperty("rules").EnumerateArray().Select(rule => rule.GetProperty("outcome").GetString()));
        Assert.Equal("noSplit", simulation.GetProperty("rules")[3].GetProperty("contacts")[0].GetString());
        Assert.Equal(
            [("boss", "unsplit", 0), ("laowang", "calm", 0.75), ("xiaofang", "calm", 0), ("xiaoming", "calm", 0.25)],
            simulation.GetProperty("candidates").EnumerateArray().Select(agent =>
                (agent.GetProperty("agent").GetString()!, agent.GetProperty("standing").GetString()!, agent.GetProperty("expectedShare").GetDouble())));
        var (_, now) = await AskAsync(boss, HttpMethod.Post, "routing/simulate", new { buyer = new { } });
        Assert.Equal(("offlinePool", "nobodyThere"), (now.GetProperty("placement").GetString(), now.GetProperty("reason").GetString()));
        Assert.Equal((HttpStatusCode.Forbidden, "forbidden"), await RefusalAsync(await TokenOfAsync("xiaofang"), HttpMethod.Post, "routing/simulate", request));
    }

    [Fact]
    public async Task A_buyer_is_simulated_by_his_entry_and_his_level_where_no_group_is_named()
    {
        var boss = await TokenOfAsync("boss");
        var plan = PlanOf(await GetAsync(boss, "routing/draft"));
        plan["groups"]!["pre-sale"]!["fromLevel"] = 3;
        plan["groups"]!["after-sale"]!["entries"] = new JsonArray("/refunds/*");
        await AskAsync(boss, HttpMethod.Put, "routing/draft", new { revision = 0, plan });

        Assert.Equal("after-sale", await PoolAsync(new { entry = "/refunds/7", level = 3 }));
        Assert.Equal("pre-sale", await PoolAsync(new { entry = "/", level = 3, orderState = "refund" }));
        Assert.Equal("after-sale", await PoolAsync(new { entry = "/", level = 2, orderState = "refund" }));
        Assert.Equal("pre-sale", await PoolAsync(new { entry = "/refunds/7", group = new { group = "pre-sale" } }));

        async Task<string?> PoolAsync(object buyer)
        {
            var (status, simulation) = await AskAsync(boss, HttpMethod.Post, "routing/simulate", new { draft = true, at = "2026-01-05T09:00:00Z", buyer });
            Assert.True(status == HttpStatusCode.OK, simulation.ToString());
            return simulation.GetProperty("pool").GetString();
        }
    }

    [Fact]
    public async Task A_buyer_whose_question_the_bot_knows_is_simulated_with_the_bot_unless_a_rule_before_it_speaks()
    {
        var boss = await TokenOfAsync("boss");
        await AskAsync(boss, HttpMethod.Put, "shop/bot", new { mode = "first", answers = new[] { new { question = "什么时候发货", text = "48 小时内发货。" } } });

        var known = await TryAsync(new { text = "什么时候发货?" });
        Assert.Equal(("heldByBot", "bot", "48 小时内发货。"), (Text(known, "placement"), Text(known, "reason"), Text(known, "botSays")));
        Assert.Equal(("decided", "notReached"), (Text(known.GetProperty("rules")[5], "outcome"), Text(known.GetProperty("rules")[9], "outcome")));
        foreach (var other in new object[] { new { text = "转人工" }, new { text = "起球吗" }, new { }, new { text = "什么时候发货", named = "laowang" } })
        {
            var simulation = await TryAsync(other);
            Assert.Equal(("owned", false), (Text(simulation, "placement"), simulation.TryGetProperty("botSays", out _)));
        }

        await AskAsync(boss, HttpMethod.Put, "shop/bot", new { mode = "away", answers = new[] { new { question = "什么时候发货", text = "48 小时内发货。" } } });
        var (_, away) = await AskAsync(boss, HttpMethod.Post, "routing/simulate", new { buyer = new { text = "什么时候发货" } });
        Assert.Equal(("offlinePool", "48 小时内发货。"), (Text(away, "placement"), Text(away, "botSays")));
        Assert.Equal((HttpStatusCode.BadRequest, "invalidArgument"), await RefusalAsync(boss, HttpMethod.Post, "routing/simulate", new { buyer = new { text = new string('x', 8_001) } }));

        async Task<JsonElement> TryAsync(object buyer)
        {
            var (status, simulation) = await AskAsync(boss, HttpMethod.Post, "routing/simulate", new { at = "2026-01-05T09:00:00Z", buyer });
            Assert.True(status == HttpStatusCode.OK, simulation.ToString());
            return simulation;
        }

        static string? Text(JsonElement from, string name) => from.GetProperty(name).GetString();
    }

    [Fact]
    public async Task A_buyer_whom_the_page_sends_to_a_group_is_simulated_in_that_group()
    {
        var request = new { at = "2026-01-05T09:00:00Z", buyer = new { orderState = "none", group = new { group = "after-sale", fallback = "group" } } };

        var (status, simulation) = await AskAsync(await TokenOfAsync("boss"), HttpMethod.Post, "routing/simulate", request);

        Assert.True(status == HttpStatusCode.OK, simulation.ToString());
        Assert.Equal("after-sale", simulation.GetProperty("pool").GetString());
        Assert.Contains("groupNamed", simulation.GetProperty("notes").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_last_hour_is_played_again_by_what_is_published_and_by_the_draft()
    {
        var (_, agent, conversation) = await TalkAsync();
        await agent.SendAsync(conversation, "hello back");
        await Server.Services.GetRequiredService<AgentStateLog>().StopAsync(CancellationToken.None);
        var boss = await TokenOfAsync("boss");

        var first = await GetAsync(boss, "routing/rehearsal");
        Assert.False(first.TryGetProperty("draft", out var none) && none.ValueKind != JsonValueKind.Null);
        Assert.Equal((1, 1), (CountOf(first, "really", "xiaofang"), CountOf(first, "published", "xiaofang")));
        Assert.Equal((1, 1), (first.GetProperty("buyers").GetInt32(), first.GetProperty("version").GetInt32()));

        var plan = PlanOf(await GetAsync(boss, "routing/draft"));
        plan["agents"]!["xiaofang"] = new JsonObject { ["weight"] = 0 };
        await AskAsync(boss, HttpMethod.Put, "routing/draft", new { revision = 0, plan });
        var second = await GetAsync(boss, "routing/rehearsal");
        Assert.Equal((1, 0, 1), (CountOf(second, "published", "xiaofang"), CountOf(second, "draft", "xiaofang"), second.GetProperty("draft").GetProperty("waited").GetInt32()));

        foreach (var hours in new[] { 1, -26 })
            Assert.Equal((HttpStatusCode.BadRequest, "invalidArgument"), await RefusalAsync(boss, HttpMethod.Get, $"routing/rehearsal?from={Uri.EscapeDataString(TimeProvider.System.GetUtcNow().AddHours(hours).ToString("O"))}"));
        Assert.Equal((HttpStatusCode.Forbidden, "forbidden"), await RefusalAsync(await TokenOfAsync("xiaofang"), HttpMethod.Get, "routing/rehearsal"));
    }

    [Fact]
    public async Task A_drafted_entry_of_a_group_takes_the_hours_buyers_who_came_by_it()
    {
        var (fang, wang, buyer) = (await AgentAsync("xiaofang"), await AgentAsync("laowang"), await BuyerAsync());
        await buyer.Hub.InvokeAsync<object>("Open", [new { have = new { }, entry = "/returns/how" }]);
        var conversation = (await buyer.SendAsync("how do I send it back?")).ConversationId;
        await fang.UntilAsync(() => fang.Assigned.Any(assigned => assigned.Conversation.Id == conversation));
        await Until.TrueAsync(async () => (await fang.Hub.InvokeAsync<BuyerContext>("ContextOf", [conversation])).Entry is not null);
        await Server.Services.GetRequiredService<AgentStateLog>().StopAsync(CancellationToken.None);
        var boss = await TokenOfAsync("boss");
        var plan = PlanOf(await GetAsync(boss, "routing/draft"));
        plan["groups"]!["after-sale"]!["entries"] = new JsonArray("/returns/*");
        await AskAsync(boss, HttpMethod.Put, "routing/draft", new { revision = 0, plan });

        var report = await GetAsync(boss, "routing/rehearsal");

        Assert.Equal((1, 0), (CountOf(report, "published", "xiaofang"), CountOf(report, "published", "laowang")));
        Assert.Equal((0, 1), (CountOf(report, "draft", "xiaofang"), CountOf(report, "draft", "laowang")));
        Assert.Empty(wang.Assigned);
    }

    private static int CountOf(JsonElement report, string of, string agent) =>
        report.GetProperty(of).GetProperty("received").TryGetProperty(agent, out var count) ? count.GetInt32() : 0;
}
