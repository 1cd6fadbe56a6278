using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using ChatRouter.IntegrationTests.Accounts;

namespace ChatRouter.IntegrationTests.Routing;

public sealed class ScheduledApiTests : AccountScene
{
    private static DateTimeOffset In(double hours) => TimeProvider.System.GetUtcNow().AddHours(hours);

    [Fact]
    public async Task A_draft_goes_live_at_its_time_by_itself_and_its_desks_are_told()
    {
        var agent = await AgentAsync("xiaofang");
        var boss = await TokenOfAsync("boss");
        var revision = await DraftAsync(boss, ("busyAbove", 9));

        var scheduled = await DoneAsync(boss, HttpMethod.Post, "routing/scheduled", new { revision, version = 1, reason = " 大促 ", at = TimeProvider.System.GetUtcNow().AddSeconds(2) });
        Assert.Equal(("boss", "大促", "/overrides/busyAbove"), (scheduled.GetProperty("by").GetString(), scheduled.GetProperty("reason").GetString(), scheduled.GetProperty("changes")[0].GetProperty("path").GetString()));
        Assert.False((await GetAsync(boss, "routing/draft")).GetProperty("changed").GetBoolean());

        await agent.UntilAsync(() => !agent.Publications.IsEmpty);
        var published = await GetAsync(boss, "routing");
        Assert.Equal((2, "boss", "大促"), (published.GetProperty("version").GetProperty("number").GetInt32(), published.GetProperty("version").GetProperty("by").GetString(), published.GetProperty("version").GetProperty("reason").GetString()));
        Assert.Equal(9, published.GetProperty("settings").GetProperty("busyAbove").GetInt32());
        Assert.Empty(await ListAsync(boss));
        var audit = (await GetAsync(boss, "audit?limit=10")).GetProperty("entries").EnumerateArray().Select(entry => (entry.GetProperty("action").GetString(), entry.GetProperty("actor").GetString())).ToList();
        Assert.Contains(("scheduledRouting", "boss"), audit);
        Assert.Contains(("publishedRouting", "boss"), audit);
    }

    [Fact]
    public async Task It_is_taken_back_published_at_once_or_made_in_the_draft()
    {
        var boss = await TokenOfAsync("boss");
        var first = await ScheduleAsync(boss, 1, ("busyAbove", 9));
        var second = await ScheduleAsync(boss, 2, ("maxQueue", 8));
        Assert.Equal([first, second], (await ListAsync(boss)).Select(one => one.GetProperty("id").GetString()));
        // The second one's draft takes the first one's change back.
        Assert.Equal(["/overrides/busyAbove", "/overrides/maxQueue"], (await ListAsync(boss))[1].GetProperty("changes").EnumerateArray().Select(change => change.GetProperty("path").GetString()));

        var revision = (await GetAsync(boss, "routing/draft")).GetProperty("revision").GetInt32();
        Assert.Equal((HttpStatusCode.Conflict, "stale"), await RefusalAsync(boss, HttpMethod.Post, $"routing/scheduled/{first}/draft", new { revision = revision - 1 }));
        var draft = await DoneAsync(boss, HttpMethod.Post, $"routing/scheduled/{first}/draft", new { revision });
        Assert.Equal(9, draft.GetProperty("plan").GetProperty("overrides").GetProperty("busyAbove").GetInt32());
        Assert.Equal(HttpStatusCode.NoContent, (await AskAsync(boss, HttpMethod.Delete, $"routing/scheduled/{second}")).Status);
        Assert.Equal((HttpStatusCode.NotFound, "notFound"), await RefusalAsync(boss, HttpMethod.Delete, $"routing/scheduled/{second}"));
        var now = await DoneAsync(boss, HttpMethod.Post, $"routing/scheduled/{first}/publish");
        Assert.Equal(2, now.GetProperty("version").GetProperty("number").GetInt32());
        Assert.Empty(await ListAsync(boss));
        Assert.Equal((HttpStatusCode.NotFound, "notFound"), await RefusalAsync(boss, HttpMethod.Post, $"routing/scheduled/{first}/publish"));
    }

    [Fact]
    public async Task What_was_changed_otherwise_since_is_shown_beforehand_and_refused_with_the_difference()
    {
        var boss = await TokenOfAsync("boss");
        var id = await ScheduleAsync(boss, 1, ("busyAbove", 9));
        var revision = await DraftAsync(boss, ("busyAbove", 2));
        await DoneAsync(boss, HttpMethod.Post, "routing/publish", new { revision, version = 1, reason = "by hand" });

        var waiting = (await ListAsync(boss))[0];
        Assert.Equal("stale", waiting.GetProperty("obstacle").GetString());
        var clash = Assert.Single(waiting.GetProperty("clashes").EnumerateArray());
        Assert.Equal((2, 9), (clash.GetProperty("theirs").GetInt32(), clash.GetProperty("yours").GetInt32()));
        var (status, refusal) = await AskAsync(boss, HttpMethod.Post, $"routing/scheduled/{id}/publish");
        Assert.Equal((HttpStatusCode.Conflict, "stale", "/overrides/busyAbove"), (status, refusal.GetProperty("code").GetString(), refusal.GetProperty("fields")[0].GetProperty("path").GetString()));
    }

    [Fact]
    public async Task The_difference_is_asked_for_a_time_and_what_cannot_be_scheduled_is_refused()
    {
        var boss = await TokenOfAsync("boss");
        await ScheduleAsync(boss, 2, ("busyAbove", 9));
        var revision = (await GetAsync(boss, "routing/draft")).GetProperty("revision").GetInt32();

        Assert.Empty((await GetAsync(boss, $"routing/draft/diff?at={Uri.EscapeDataString($"{In(1):O}")}")).GetProperty("changes").EnumerateArray());
        Assert.Single((await GetAsync(boss, $"routing/draft/diff?at={Uri.EscapeDataString($"{In(3):O}")}")).GetProperty("changes").EnumerateArray());
        Assert.Equal((HttpStatusCode.Conflict, "unchanged"), await RefusalAsync(boss, HttpMethod.Post, "routing/scheduled", new { revision, version = 1, reason = "x", at = In(1) }));
        Assert.Equal((HttpStatusCode.Conflict, "stale"), await RefusalAsync(boss, HttpMethod.Post, "routing/scheduled", new { revision = revision - 1, version = 1, reason = "x", at = In(3) }));
        Assert.Equal((HttpStatusCode.BadRequest, "invalidArgument"), await RefusalAsync(boss, HttpMethod.Post, "routing/scheduled", new { revision, version = 1, reason = " ", at = In(3) }));
        var (status, past) = await AskAsync(boss, HttpMethod.Post, "routing/scheduled", new { revision, version = 1, reason = "x", at = In(-1) });
        Assert.Equal((HttpStatusCode.BadRequest, """{"at":["outOfRange"]}"""), (status, past.GetProperty("errors").GetRawText()));
        for (var i = 0; i < 9; i++)
            await ScheduleAsync(boss, 3 + i, ("maxQueue", i + 1));
        Assert.Equal((HttpStatusCode.Conflict, "tooManyScheduled"), await RefusalAsync(boss, HttpMethod.Post, "routing/scheduled", new { revision = revision + 18, version = 1, reason = "x", at = In(20) }));
    }

    [Fact]
    public async Task Supervisors_and_keys_that_read_see_it_administrators_and_keys_that_write_do_it_and_no_other_shop()
    {
        var boss = await TokenOfAsync("boss");
        var (reader, writer) = (await KeyAsync(boss, "routing:read"), await KeyAsync(boss, "routing:write"));
        var id = await ScheduleAsync(boss, 1, ("busyAbove", 9));

        Assert.Single(await ListAsync(reader));
        Assert.Equal((HttpStatusCode.Forbidden, "forbidden"), await RefusalAsync(reader, HttpMethod.Delete, $"routing/scheduled/{id}"));
        Assert.Equal((HttpStatusCode.Forbidden, "forbidden"), await RefusalAsync(writer, HttpMethod.Get, "routing/scheduled"));
        Assert.Equal((HttpStatusCode.Forbidden, "forbidden"), await RefusalAsync(await TokenOfAsync("xiaofang"), HttpMethod.Get, "routing/scheduled"));
        Assert.Equal(HttpStatusCode.NoContent, (await AskAsync(writer, HttpMethod.Delete, $"routing/scheduled/{id}")).Status);
    }

    private async Task<string> KeyAsync(string boss, string scope) =>
        (await DoneAsync(boss, HttpMethod.Post, "keys", new { name = scope, scopes = new[] { scope } })).GetProperty("secret").GetString()!;

    private async Task<List<JsonElement>> ListAsync(string token) => [.. (await GetAsync(token, "routing/scheduled")).GetProperty("publications").EnumerateArray()];

    private async Task<int> DraftAsync(string token, (string Name, int Value) setting)
    {
        var draft = await GetAsync(token, "routing/draft");
        var plan = JsonNode.Parse(draft.GetProperty("plan").GetRawText())!;
        plan["overrides"]![setting.Name] = setting.Value;
        return (await DoneAsync(token, HttpMethod.Put, "routing/draft", new { revision = draft.GetProperty("revision").GetInt32(), plan })).GetProperty("revision").GetInt32();
    }

    private async Task<string> ScheduleAsync(string token, double hours, (string Name, int Value) setting)
    {
        var revision = await DraftAsync(token, setting);
        var scheduled = await DoneAsync(token, HttpMethod.Post, "routing/scheduled", new { revision, version = 1, reason = "sale", at = In(hours) });
        return scheduled.GetProperty("id").GetString()!;
    }
}
