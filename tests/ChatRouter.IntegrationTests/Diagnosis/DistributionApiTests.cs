using System.Net;
using System.Text.Json;
using ChatRouter.Core.Diagnosis;
using ChatRouter.Core.Routing;
using ChatRouter.IntegrationTests.Desks;
using ChatRouter.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace ChatRouter.IntegrationTests.Diagnosis;

public class DistributionApiTests : DeskScene
{
    private static string Period => $"from={Uri.EscapeDataString(At(-1))}&until={Uri.EscapeDataString(At(1))}";

    [Fact]
    public async Task A_period_tells_who_got_how_many_and_why_and_by_which_conversations()
    {
        var agent = await AgentAsync("xiaofang");
        var buyer = await BuyerAsync();
        var conversation = (await buyer.SendAsync("hello")).ConversationId;
        await agent.UntilAsync(() => agent.Assigned.Any(assigned => assigned.Conversation.Id == conversation));
        await Server.Services.GetRequiredService<AgentStateLog>().StopAsync(CancellationToken.None);
        var boss = await TokenOfAsync("boss");

        var report = await GetAsync(boss, $"distribution?{Period}");

        Assert.Equal(1, report.GetProperty("received").GetInt32());
        Assert.NotEqual(JsonValueKind.Null, report.GetProperty("statesSince").ValueKind);
        var agents = report.GetProperty("agents").EnumerateArray().ToDictionary(row => row.GetProperty("name").GetString()!);
        // The administrator gets no buyers, and is not expected to.
        Assert.Equal(["小明", "小芳", "老王"], agents.Keys.Order(StringComparer.Ordinal));
        foreach (var row in agents.Values)
        {
            var parts = row.GetProperty("parts").EnumerateObject().Sum(part => part.Value.GetDecimal());
            Assert.Equal(row.GetProperty("received").GetInt32() - row.GetProperty("expected").GetDecimal(), parts);
            Assert.Equal(row.GetProperty("difference").GetDecimal(), parts);
        }

        Assert.Equal(1, agents["小芳"].GetProperty("received").GetInt32());
        Assert.True(agents["小明"].GetProperty("parts").GetProperty("onlineTime").GetDecimal() < -0.3m);
        var behind = (await GetAsync(boss, $"distribution/assignments?agent=xiaoming&part=onlineTime&{Period}")).GetProperty("assignments");
        var found = Assert.Single(behind.EnumerateArray());
        Assert.Equal((conversation.Value, "notOnline", "小芳"), (
            found.GetProperty("conversation").GetString(), found.GetProperty("whyNot").GetString(), found.GetProperty("assignment").GetProperty("owner").GetString()));
        Assert.Equal(agents["小明"].GetProperty("parts").GetProperty("onlineTime").GetDecimal(), found.GetProperty("contribution").GetDecimal());
        Assert.Equal(1, found.GetProperty("counts").GetProperty("calm").GetInt32());
        Assert.Equal(1, found.GetProperty("assignment").GetProperty("rulesVersion").GetInt32());
        Assert.Equal(1, (await GetAsync(boss, $"distribution/traffic?{Period}")).GetProperty("steps")[0].GetProperty("count").GetInt32());
        Assert.Empty((await GetAsync(boss, $"distribution/assignments?agent=xiaoming&{Period}")).GetProperty("assignments").EnumerateArray());
    }

    [Fact]
    public async Task Only_buyers_who_have_a_tag_are_counted_when_it_is_asked_for()
    {
        var (buyer, agent, conversation) = await TalkAsync();
        var other = (await (await BuyerAsync()).SendAsync("hello")).ConversationId;
        await agent.UntilAsync(() => agent.Assigned.Any(assigned => assigned.Conversation.Id == other));
        var boss = await TokenOfAsync("boss");
        await AskAsync(boss, HttpMethod.Put, "shop/tags", new { tags = new[] { new { name = "易退货", color = "orange" }, new { name = "VIP", color = "red" } } });
        await AskAsync(boss, HttpMethod.Put, $"conversations/{conversation}/tags/{Uri.EscapeDataString("易退货")}");
        var tag = $"tag={Uri.EscapeDataString("易退货")}";

        var report = await GetAsync(boss, $"distribution?{Period}&{tag}");

        Assert.Equal(2, (await GetAsync(boss, $"distribution?{Period}")).GetProperty("received").GetInt32());
        Assert.Equal(1, report.GetProperty("received").GetInt32());
        Assert.Equal(1m, report.GetProperty("agents").EnumerateArray().Sum(row => row.GetProperty("expected").GetDecimal()));
        Assert.All(report.GetProperty("agents").EnumerateArray(), row => Assert.Equal(
            row.GetProperty("difference").GetDecimal(), row.GetProperty("parts").EnumerateObject().Sum(part => part.Value.GetDecimal())));
        var found = Assert.Single((await GetAsync(boss, $"distribution/assignments?agent=xiaofang&{Period}&{tag}")).GetProperty("assignments").EnumerateArray());
        Assert.Equal((conversation.Value, buyer.Session.Buyer!.Id.Value), (found.GetProperty("conversation").GetString(), found.GetProperty("buyerId").GetString()));
        Assert.Equal(0, (await GetAsync(boss, $"distribution?{Period}&tag=VIP")).GetProperty("received").GetInt32());
        Assert.Equal((HttpStatusCode.NotFound, "unknownTag"), await RefusalAsync(boss, HttpMethod.Get, $"distribution?{Period}&tag=unlisted"));
        Assert.Equal((HttpStatusCode.NotFound, "unknownTag"), await RefusalAsync(boss, HttpMethod.Get, $"distribution/assignments?agent=xiaofang&{Period}&tag=unlisted"));
    }

    [Fact]
    public async Task Pauses_are_told_by_agent_and_reason()
    {
        var agent = await AgentAsync("xiaofang");
        await agent.SetStateAsync(WantedState.Paused, "meal");
        var from = Uri.EscapeDataString(At(-1));
        var token = await TokenOfAsync("boss");

        await Until.TrueAsync(async () => (await GetAsync(token, $"distribution/pauses?{Period}")).GetProperty("pauses").GetArrayLength() == 1);
        var row = (await GetAsync(token, $"distribution/pauses?{Period}")).GetProperty("pauses")[0];

        Assert.Equal(("xiaofang", "小芳", "meal", 1), (row.GetProperty("agent").GetString(), row.GetProperty("name").GetString(), row.GetProperty("reason").GetString(), row.GetProperty("times").GetInt32()));
        Assert.InRange(row.GetProperty("seconds").GetInt64(), 1, 60);
        Assert.Equal((HttpStatusCode.Forbidden, "forbidden"), await RefusalAsync(await TokenOfAsync("xiaofang"), HttpMethod.Get, $"distribution/pauses?{Period}"));
        Assert.Equal((HttpStatusCode.BadRequest, "invalidArgument"), await RefusalAsync(token, HttpMethod.Get, $"distribution/pauses?from={from}&until={from}"));
    }

    [Fact]
    public async Task An_agent_reads_his_own_numbers_and_nobody_elses()
    {
        await TalkAsync();
        var token = await TokenOfAsync("xiaofang");

        var own = (await GetAsync(token, $"me/distribution?{Period}")).GetProperty("agents");
        Assert.Equal(("xiaofang", 1), (Assert.Single(own.EnumerateArray()).GetProperty("agent").GetString(), own[0].GetProperty("received").GetInt32()));
        Assert.Equal("received", (await GetAsync(token, $"me/distribution/assignments?{Period}")).GetProperty("assignments")[0].GetProperty("whyNot").GetString());
        Assert.Equal((HttpStatusCode.Forbidden, "forbidden"), await RefusalAsync(token, HttpMethod.Get, $"distribution?{Period}"));
        Assert.Equal((HttpStatusCode.Forbidden, "forbidden"), await RefusalAsync(token, HttpMethod.Get, $"distribution/assignments?agent=xiaoming&{Period}"));
        Assert.Equal((HttpStatusCode.Forbidden, "forbidden"), await RefusalAsync(token, HttpMethod.Get, "audit"));
        Assert.Equal((HttpStatusCode.Forbidden, "forbidden"), await RefusalAsync(token, HttpMethod.Get, $"distribution/traffic?{Period}"));
        Assert.Equal((HttpStatusCode.Unauthorized, "unauthenticated"), await RefusalAsync(null, HttpMethod.Get, $"me/distribution?{Period}"));
    }

    [Fact]
    public async Task An_agent_learns_why_he_did_not_get_a_buyer_and_not_who_did()
    {
        var (_, _, conversation) = await TalkAsync();
        var got = (await GetAsync(await TokenOfAsync("xiaofang"), $"me/distribution/assignments?{Period}")).GetProperty("assignments")[0];
        Assert.Equal((conversation.Value, "小芳"), (got.GetProperty("conversation").GetString(), got.GetProperty("assignment").GetProperty("owner").GetString()));

        var missed = (await GetAsync(await TokenOfAsync("laowang"), $"me/distribution/assignments?part=onlineTime&{Period}")).GetProperty("assignments")[0];

        Assert.Equal("notOnline", missed.GetProperty("whyNot").GetString());
        Assert.NotEqual(0, missed.GetProperty("contribution").GetDecimal());
        foreach (var secret in new[] { conversation.Value, "小芳", "xiaofang" })
            Assert.DoesNotContain(secret, missed.ToString(), StringComparison.Ordinal);
        Assert.All(["buyer", "buyerId"], key => Assert.False(missed.TryGetProperty(key, out var name) && name.ValueKind != JsonValueKind.Null));
        Assert.NotEmpty(got.GetProperty("buyerId").GetString()!);
    }

    [Fact]
    public async Task Another_shop_sees_nothing_and_what_is_no_period_is_refused()
    {
        await TalkAsync();
        var stranger = await StrangerAsync();

        Assert.Equal(0, (await GetAsync(stranger, $"distribution?{Period}")).GetProperty("received").GetInt32());
        Assert.Equal((HttpStatusCode.NotFound, "unknownTarget"), await RefusalAsync(stranger, HttpMethod.Get, $"distribution/assignments?agent=xiaofang&{Period}"));
        Assert.Empty((await GetAsync(stranger, "audit")).GetProperty("entries").EnumerateArray());
        foreach (var period in new[] { "", "from=yesterday&until=today", $"from={Uri.EscapeDataString(At(1))}&until={Uri.EscapeDataString(At(-1))}", $"from={Uri.EscapeDataString(At(0))}&until={Uri.EscapeDataString(At(24 * 32))}" })
            Assert.Equal((HttpStatusCode.BadRequest, "invalidArgument"), await RefusalAsync(stranger, HttpMethod.Get, $"distribution?{period}"));
        Assert.Equal((HttpStatusCode.BadRequest, "invalidArgument"), await RefusalAsync(stranger, HttpMethod.Get, $"distribution/assignments?agent=stranger&after=x&{Period}"));
        Assert.Equal((HttpStatusCode.BadRequest, "invalidArgument"), await RefusalAsync(stranger, HttpMethod.Get, $"distribution/assignments?agent=stranger&part=luck&{Period}"));
    }

    [Fact]
    public async Task The_audit_is_read_over_http_as_on_the_hub()
    {
        var (_, _, conversation) = await TalkAsync();
        var boss = await SupervisorAsync();
        await boss.WatchAsync(conversation);
        var token = await TokenOfAsync("boss");

        var entry = Assert.Single((await GetAsync(token, "audit?action=watched&actor=boss")).GetProperty("entries").EnumerateArray());

        Assert.Equal((conversation.Value, "boss"), (entry.GetProperty("target").GetString(), entry.GetProperty("actor").GetString()));
        Assert.Empty((await GetAsync(token, $"audit?until={Uri.EscapeDataString(At(-1))}")).GetProperty("entries").EnumerateArray());
        Assert.Equal((HttpStatusCode.BadRequest, "invalidArgument"), await RefusalAsync(token, HttpMethod.Get, "audit?action=sang"));
    }

    private static string At(int hours) => TimeProvider.System.GetUtcNow().AddHours(hours).ToString("O");
}
