using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;

namespace ChatRouter.IntegrationTests.Routing;

public sealed class RoutingApiTests : RoutingScene
{
    [Fact]
    public async Task A_draft_is_changed_compared_published_and_taken_back()
    {
        var boss = await TokenOfAsync("boss");
        var draft = await GetAsync(boss, "routing/draft");
        var plan = PlanOf(draft);
        plan["groups"]!["after-sale"]!["members"] = new JsonArray("laowang");
        plan["agents"]!["laowang"] = new JsonObject { ["weight"] = 300 };

        var (saved, kept) = await AskAsync(boss, HttpMethod.Put, "routing/draft", new { revision = draft.GetProperty("revision").GetInt32(), plan });
        Assert.True(saved == HttpStatusCode.OK, kept.ToString());
        var changes = (await GetAsync(boss, "routing/draft/diff")).GetProperty("changes").EnumerateArray().Select(change => change.GetProperty("path").GetString());
        Assert.Equal(["/agents/laowang/weight", "/groups/after-sale/members/xiaoming"], changes);
        Assert.Equal(1, (await GetAsync(boss, "routing")).GetProperty("version").GetProperty("number").GetInt32());

        var (published, version) = await AskAsync(boss, HttpMethod.Post, "routing/publish", new { revision = 1, version = 1, reason = "售后 only 老王" });
        Assert.True(published == HttpStatusCode.OK, version.ToString());
        Assert.Equal(2, version.GetProperty("version").GetProperty("number").GetInt32());
        Assert.False((await GetAsync(boss, "routing/draft")).GetProperty("changed").GetBoolean());
        Assert.Equal((HttpStatusCode.Conflict, "unchanged"), await RefusalAsync(boss, HttpMethod.Post, "routing/publish", new { revision = 2, version = 2, reason = "again" }));

        var (restored, first) = await AskAsync(boss, HttpMethod.Post, "routing/versions/1/restore", new { version = 2, reason = "back" });
        Assert.True(restored == HttpStatusCode.OK, first.ToString());
        var versions = (await GetAsync(boss, "routing/versions?limit=2")).GetProperty("versions").EnumerateArray().ToList();
        Assert.Equal([3, 2], versions.Select(entry => entry.GetProperty("number").GetInt32()));
        Assert.Equal(("boss", "back", 1), (versions[0].GetProperty("by").GetString(), versions[0].GetProperty("reason").GetString(), versions[0].GetProperty("restoredFrom").GetInt32()));
        Assert.Contains("xiaoming", (await GetAsync(boss, "routing")).GetProperty("plan").GetProperty("groups").GetProperty("after-sale").GetProperty("members").EnumerateArray().Select(member => member.GetString()));
    }

    [Fact]
    public async Task Who_began_a_draft_and_who_threw_it_away_is_in_the_audit_but_not_each_save()
    {
        var boss = await TokenOfAsync("boss");
        var plan = PlanOf(await GetAsync(boss, "routing/draft"));
        for (var revision = 0; revision < 3; revision++)
        {
            plan["overrides"] = new JsonObject { ["maxQueue"] = 50 + revision };
            Assert.Equal(HttpStatusCode.OK, (await AskAsync(boss, HttpMethod.Put, "routing/draft", new { revision, plan })).Status);
        }

        Assert.Equal(HttpStatusCode.OK, (await AskAsync(boss, HttpMethod.Delete, "routing/draft?revision=3")).Status);
        await AskAsync(boss, HttpMethod.Put, "routing/draft", new { revision = 4, plan });

        Assert.Equal(
            ["changedDraft", "discardedDraft", "changedDraft"],
            (await GetAsync(boss, "audit")).GetProperty("entries").EnumerateArray().Select(entry => entry.GetProperty("action").GetString()).Where(action => action!.EndsWith("Draft", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Who_saves_second_gets_the_three_way_difference()
    {
        var boss = await TokenOfAsync("boss");
        var (theirs, yours) = (PlanOf(await GetAsync(boss, "routing/draft")), PlanOf(await GetAsync(boss, "routing/draft")));
        theirs["overrides"] = new JsonObject { ["busyAbove"] = 2, ["maxQueue"] = 50 };
        yours["overrides"] = new JsonObject { ["busyAbove"] = 3, ["defaultCapacity"] = 5 };

        await AskAsync(boss, HttpMethod.Put, "routing/draft", new { revision = 0, plan = theirs });
        var (status, refusal) = await AskAsync(boss, HttpMethod.Put, "routing/draft", new { revision = 0, plan = yours });

        Assert.Equal((HttpStatusCode.Conflict, "stale"), (status, refusal.GetProperty("code").GetString()));
        Assert.Equal(1, refusal.GetProperty("current").GetProperty("revision").GetInt32());
        Assert.Equal(
            [("/overrides/busyAbove", true), ("/overrides/defaultCapacity", false), ("/overrides/maxQueue", false)],
            refusal.GetProperty("fields").EnumerateArray().Select(field => (field.GetProperty("path").GetString()!, field.GetProperty("clashes").GetBoolean())));
        var clash = refusal.GetProperty("fields")[0];
        Assert.Equal((2, 3), (clash.GetProperty("theirs").GetInt32(), clash.GetProperty("yours").GetInt32()));
    }

    [Fact]
    public async Task Going_back_does_not_replace_a_publication_that_its_sender_has_not_seen()
    {
        var boss = await TokenOfAsync("boss");
        await PublishAsync(1, "maxQueue", 40);
        await PublishAsync(2, "busyAbove", 2);

        var (status, refusal) = await AskAsync(boss, HttpMethod.Post, "routing/versions/1/restore", new { version = 2, reason = "back" });

        Assert.Equal((HttpStatusCode.Conflict, "stale", true), (status, refusal.GetProperty("code").GetString(), refusal.GetProperty("baseKnown").GetBoolean()));
        Assert.Equal(3, refusal.GetProperty("current").GetProperty("version").GetInt32());
        Assert.Equal(["/overrides/busyAbove", "/overrides/maxQueue"], refusal.GetProperty("fields").EnumerateArray().Select(field => field.GetProperty("path").GetString()));
        Assert.Equal(2, refusal.GetProperty("fields")[0].GetProperty("theirs").GetInt32());
        Assert.Equal(3, (await GetAsync(boss, "routing")).GetProperty("version").GetProperty("number").GetInt32());
        var (restored, version) = await AskAsync(boss, HttpMethod.Post, "routing/versions/1/restore", new { version = 3, reason = "back" });
        Assert.True(restored == HttpStatusCode.OK, version.ToString());

        async Task PublishAsync(int over, string name, int value)
        {
            var draft = await GetAsync(boss, "routing/draft");
            var (plan, revision) = (PlanOf(draft), draft.GetProperty("revision").GetInt32());
            var overrides = plan["overrides"] as JsonObject ?? [];
            overrides[name] = value;
            plan["overrides"] = overrides.DeepClone();
            await AskAsync(boss, HttpMethod.Put, "routing/draft", new { revision, plan });
            var (published, answer) = await AskAsync(boss, HttpMethod.Post, "routing/publish", new { revision = revision + 1, version = over, reason = name });
            Assert.True(published == HttpStatusCode.OK, answer.ToString());
        }
    }

    [Theory]
    [InlineData("""{"preset":"nowhere"}""", "/preset", "unknown")]
    [InlineData("""{"overrides":{"busyAbove":-1}}""", "/overrides/busyAbove", "outOfRange")]
    [InlineData("""{"groups":{"A B":{"name":"x"}}}""", "/groups/A B", "malformed")]
    [InlineData("""{"groups":{"a/b":{"name":"x"}}}""", "/groups/a~1b", "malformed")]
    [InlineData("""{"groups":{"g":{"name":" "}}}""", "/groups/g/name", "required")]
    [InlineData("""{"groups":{"g":{"name":"x"},"h":{"name":"X"}}}""", "/groups/h/name", "duplicate")]
    [InlineData("""{"groups":{"g":{"name":"x","members":["stranger"]}}}""", "/groups/g/members/stranger", "unknown")]
    [InlineData("""{"groups":{"g":{"name":"x","orderStates":["gift"]}}}""", "/groups/g/orderStates/gift", "unknown")]
    [InlineData("""{"groups":{"g":null}}""", "/groups/g", "required")]
    [InlineData("""{"groups":{"g":{"name":"x","tiers":{"boldSeconds":4}}}}""", "/groups/g/tiers/boldSeconds", "outOfRange")]
    [InlineData("""{"groups":{"g":{"name":"x","tiers":{"redSeconds":3601}}}}""", "/groups/g/tiers/redSeconds", "outOfRange")]
    [InlineData("""{"groups":{"g":{"name":"x","tiers":{"amberSeconds":30}}}}""", "/groups/g/tiers/amberSeconds", "notRising")]
    [InlineData("""{"groups":{"g":{"name":"x","tiers":{"orangeSeconds":180}}}}""", "/groups/g/tiers/redSeconds", "notRising")]
    [InlineData("""{"tiers":{"orangeSeconds":180}}""", "/tiers/redSeconds", "notRising")]
    [InlineData("""{"tiers":{"orangeSeconds":150},"groups":{"g":{"name":"x","tiers":{"redSeconds":140}}}}""", "/groups/g/tiers/redSeconds", "notRising")]
    [InlineData("""{"groups":{"g":{"name":"x","texts":{"en":{"left":"a\u0000b"}}}}}""", "/groups/g/texts/en/left", "malformed")]
    [InlineData("""{"preset":"pinduoduo","groups":{"g":{"name":"x","members":["laowang"]},"h":{"name":"y","members":["laowang"]}}}""", "/groups/h/members/laowang", "oneGroup")]
    [InlineData("""{"agents":{"laowang":{"weight":-5}}}""", "/agents/laowang/weight", "outOfRange")]
    [InlineData("""{"agents":{"laowang":null}}""", "/agents/laowang", "required")]
    [InlineData("""{"orderStates":{"refund":"x"}}""", "/orderStates/refund", "malformed")]
    [InlineData("""{"orderStates":{"gift":null}}""", "/orderStates/gift", "required")]
    [InlineData("""{"dedicated":{"b":"nobody"}}""", "/dedicated/b", "unknown")]
    [InlineData("""{"shifts":{"timeZone":"China Standard Time"}}""", "/shifts/timeZone", "unknown")]
    [InlineData("""{"shifts":{"assessed":{"from":"8:00","to":"23:00"}}}""", "/shifts/assessed/from", "malformed")]
    [InlineData("""{"shifts":{"assessed":{"from":"08:00","to":"24:01"}}}""", "/shifts/assessed/to", "malformed")]
    [InlineData("""{"shifts":{"assessed":{"from":"23:00","to":"08:00"}}}""", "/shifts/assessed/to", "outOfRange")]
    [InlineData("""{"shifts":{"templates":{"t":{"name":"t","spans":[{"from":"25:00","to":"26:00"}]}}}}""", "/shifts/templates/t/spans/0/from", "malformed")]
    [InlineData("""{"shifts":{"templates":{"t":{"name":"t","spans":[null]}}}}""", "/shifts/templates/t/spans/0/from", "malformed")]
    [InlineData("""{"shifts":{"weeks":{"laowang":{"monday":["night"]}}}}""", "/shifts/weeks/laowang/monday", "unknown")]
    [InlineData("""{"shifts":{"exceptions":{"11/11":{"laowang":[]}}}}""", "/shifts/exceptions/11~111", "malformed")]
    [InlineData("""{"shifts":{"exceptions":{"2026-11-11":null}}}""", "/shifts/exceptions/2026-11-11", "required")]
    public async Task A_plan_that_cannot_be_kept_is_refused_by_field(string plan, string field, string fault)
    {
        var boss = await TokenOfAsync("boss");

        var (status, refusal) = await AskAsync(boss, HttpMethod.Put, "routing/draft", new { revision = 0, plan = JsonNode.Parse(plan) });

        Assert.Equal((HttpStatusCode.BadRequest, "invalidPlan"), (status, refusal.GetProperty("code").GetString()));
        Assert.Contains(fault, refusal.GetProperty("errors").GetProperty(field).EnumerateArray().Select(word => word.GetString()));
        Assert.Equal(0, (await GetAsync(boss, "routing/draft")).GetProperty("revision").GetInt32());
    }

    [Theory]
    [InlineData("""{"revision":0}""")]
    [InlineData("""{"revision":0,"plan":null}""")]
    [InlineData("""{"revision":0,"plan":{"groups":null}}""")]
    [InlineData("""{"revision":0,"plan":{"groups":{"g":{"name":"x","members":[null]}}}}""")]
    [InlineData("""{"revision":0,"plan":{"unknown":1}}""")]
    [InlineData("""{"revision":"0","plan":{}}""")]
    [InlineData("""{"revision":0,"plan":{"overrides":{"mode":7}}}""")]
    [InlineData("""{"revision":0,"plan":{"shifts":{"weeks":{"laowang":{"monday":null}}}}}""")]
    [InlineData("""[]""")]
    public async Task What_is_no_plan_is_refused(string body)
    {
        var refused = await RefusalAsync(await TokenOfAsync("boss"), HttpMethod.Put, "routing/draft", JsonNode.Parse(body));

        Assert.Equal((HttpStatusCode.BadRequest, "invalidArgument"), refused);
    }

    [Fact]
    public async Task Only_administrators_change_it_and_agents_do_not_read_it()
    {
        var agent = await TokenOfAsync("xiaofang");
        var body = new { revision = 0, plan = new { } };

        Assert.Equal((HttpStatusCode.Forbidden, "forbidden"), await RefusalAsync(agent, HttpMethod.Get, "routing"));
        Assert.Equal((HttpStatusCode.Forbidden, "forbidden"), await RefusalAsync(agent, HttpMethod.Put, "routing/draft", body));
        Assert.Equal((HttpStatusCode.Unauthorized, "unauthenticated"), await RefusalAsync(null, HttpMethod.Put, "routing/draft", body));
        Assert.Equal((HttpStatusCode.NotFound, "notFound"), await RefusalAsync(await TokenOfAsync("boss"), HttpMethod.Get, "routing/versions/99"));
    }

    [Fact]
    public async Task Another_shops_administrator_changes_his_own_only()
    {
        var stranger = await StrangerAsync();
        await AskAsync(stranger, HttpMethod.Put, "routing/draft", new { revision = 0, plan = new { preset = "feige" } });
        await AskAsync(stranger, HttpMethod.Post, "routing/publish", new { revision = 1, version = 1, reason = "ours" });

        Assert.Equal("feige", (await GetAsync(stranger, "routing")).GetProperty("plan").GetProperty("preset").GetString());
        var demo = await GetAsync(await TokenOfAsync("boss"), "routing");
        Assert.Equal(("balanced", 1), (demo.GetProperty("plan").GetProperty("preset").GetString(), demo.GetProperty("version").GetProperty("number").GetInt32()));
        Assert.Equal((HttpStatusCode.BadRequest, "invalidPlan"), await RefusalAsync(stranger, HttpMethod.Put, "routing/draft", new { revision = 2, plan = new { agents = new { boss = new { weight = 1 } } } }));
    }

    [Fact]
    public async Task Hits_of_the_rules_are_counted_for_those_who_may_read_the_routing()
    {
        await TalkAsync();
        var hits = await GetAsync(await TokenOfAsync("boss"), "routing/hits");

        var hit = Assert.Single(hits.GetProperty("reasons").EnumerateArray());
        Assert.Equal(("weighted", 9, 1), (hit.GetProperty("reason").GetString(), hit.GetProperty("rule").GetInt32(), hit.GetProperty("count").GetInt32()));
        Assert.True(hits.GetProperty("complete").GetBoolean());
        Assert.Empty((await GetAsync(await StrangerAsync(), "routing/hits")).GetProperty("reasons").EnumerateArray());
        Assert.Equal((HttpStatusCode.Forbidden, "forbidden"), await RefusalAsync(await TokenOfAsync("xiaofang"), HttpMethod.Get, "routing/hits"));
    }

    [Fact]
    public async Task Keys_read_with_their_scope_and_publish_with_another()
    {
        var boss = await TokenOfAsync("boss");
        var (reader, writer) = (await KeyAsync(boss, "routing:read"), await KeyAsync(boss, "routing:write"));
        var plan = PlanOf(await GetAsync(reader, "routing/draft"));
        plan["overrides"] = new JsonObject { ["busyAbove"] = 6 };
        var body = new { revision = 0, plan };

        Assert.Equal((HttpStatusCode.Forbidden, "forbidden"), await RefusalAsync(reader, HttpMethod.Put, "routing/draft", body));
        Assert.Equal((HttpStatusCode.Forbidden, "forbidden"), await RefusalAsync(writer, HttpMethod.Get, "routing/draft"));
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(writer, HttpMethod.Put, "routing/draft", body)).Status);
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(writer, HttpMethod.Post, "routing/publish", new { revision = 1, version = 1, reason = "by the ERP" })).Status);

        var version = (await GetAsync(reader, "routing/versions?limit=1")).GetProperty("versions")[0];
        Assert.StartsWith("key:", version.GetProperty("by").GetString(), StringComparison.Ordinal);
        Assert.Equal(6, (await GetAsync(reader, "routing")).GetProperty("settings").GetProperty("busyAbove").GetInt32());
    }

    [Fact]
    public async Task A_publication_is_told_to_the_shops_desks_and_a_draft_to_nobody()
    {
        var agent = await AgentAsync("xiaofang");
        var boss = await TokenOfAsync("boss");
        await AskAsync(boss, HttpMethod.Put, "routing/draft", new { revision = 0, plan = new { preset = "feige" } });
        await AskAsync(boss, HttpMethod.Post, "routing/publish", new { revision = 1, version = 1, reason = "as on Feige" });

        await agent.UntilAsync(() => !agent.Publications.IsEmpty);

        Assert.Equal([2], agent.Publications.Select(published => published.Version));
    }

    [Fact]
    public async Task The_shops_and_a_groups_waiting_tiers_come_to_the_desks_once_published_and_every_row_says_its_group()
    {
        var (boss, agent) = (await TokenOfAsync("boss"), await AgentAsync("xiaoming"));
        var plan = PlanOf(await GetAsync(boss, "routing/draft"));
        plan["tiers"] = new JsonObject { ["redSeconds"] = 150 };
        plan["groups"]!["after-sale"]!["tiers"] = new JsonObject { ["orangeSeconds"] = 90 };
        await AskAsync(boss, HttpMethod.Put, "routing/draft", new { revision = 0, plan });
        var changes = (await GetAsync(boss, "routing/draft/diff")).GetProperty("changes").EnumerateArray();
        Assert.Equal(["/groups/after-sale/tiers/orangeSeconds", "/tiers/redSeconds"], changes.Select(change => change.GetProperty("path").GetString()));
        var before = await agent.ResumeAsync();
        Assert.Null(before.Tiers);
        Assert.DoesNotContain(before.Groups, group => group.Tiers is not null);

        await AskAsync(boss, HttpMethod.Post, "routing/publish", new { revision = 1, version = 1, reason = "售后 sooner" });
        await agent.UntilAsync(() => !agent.Publications.IsEmpty);
        await (await BuyerAsync(BuyerToken("8841", new Dictionary<string, object> { ["orders"] = new[] { new Dictionary<string, object> { ["id"] = "1", ["state"] = "refund" } } }))).SendAsync("退款");
        await agent.UntilAsync(() => !agent.Assigned.IsEmpty);

        var desk = await agent.ResumeAsync();
        Assert.Equal(new(RedSeconds: 150), desk.Tiers);
        Assert.Equal((new("after-sale"), new(OrangeSeconds: 90)), desk.Groups.Where(group => group.Tiers is not null).Select(group => (group.Id, group.Tiers)).Single());
        Assert.Equal([new GroupId("after-sale"), new GroupId("after-sale")], [Assert.Single(agent.Assigned).Conversation.Group, Assert.Single(desk.Conversations).Conversation.Group]);
    }

    private async Task<string> KeyAsync(string boss, string scope) =>
        (await AskAsync(boss, HttpMethod.Post, "keys", new { name = scope, scopes = new[] { scope } })).Body.GetProperty("secret").GetString()!;

    [Fact]
    public async Task The_draft_is_looked_over()
    {
        var boss = await TokenOfAsync("boss");
        var plan = PlanOf(await GetAsync(boss, "routing/draft"));
        plan["groups"]!["empty"] = new JsonObject { ["name"] = "空" };
        await AskAsync(boss, HttpMethod.Put, "routing/draft", new { revision = 0, plan });

        var findings = (await GetAsync(boss, "routing/draft/lint")).GetProperty("findings").EnumerateArray().ToList();

        Assert.Equal(
            ("groupWithoutMembers", "error", "/groups/empty/members"),
            (findings[0].GetProperty("code").GetString(), findings[0].GetProperty("severity").GetString(), findings[0].GetProperty("path").GetString()));
        Assert.Contains("/orderStates/shipped", findings.Select(finding => finding.GetProperty("path").GetString()));
    }

    [Fact]
    public async Task Every_route_is_described()
    {
        var paths = JsonSerializer.Deserialize<JsonElement>(await Endpoint.Http.GetStringAsync("/openapi/v1.json")).GetProperty("paths");

        foreach (var (path, name) in new[] { ("", "get"), ("/presets", "get"), ("/draft", "put"), ("/draft", "delete"), ("/draft/diff", "get"), ("/publish", "post"), ("/draft/lint", "get"), ("/simulate", "post"), ("/hits", "get"), ("/versions", "get"), ("/versions/{version}/restore", "post") })
            Assert.True(paths.GetProperty($"/api/v1/routing{path}").TryGetProperty(name, out _), path);
    }
}
