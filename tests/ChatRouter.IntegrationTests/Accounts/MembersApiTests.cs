using System.Net;
using System.Text.Json;
using ChatRouter.Core.Conversations;
using ChatRouter.Core.Routing;
using ChatRouter.Core.Shops;
using ChatRouter.Core.Shops.Plans;
using ChatRouter.Core.Supervision;
using ChatRouter.Server.Accounts;
using ChatRouter.Server.Demo;
using ChatRouter.TestKit.HubClient;
using ChatRouter.TestKit.Model;
using Microsoft.Extensions.DependencyInjection;

namespace ChatRouter.IntegrationTests.Accounts;

public class MembersApiTests : AccountScene
{
    [Fact]
    public async Task An_invited_member_sets_a_password_once_and_signs_in()
    {
        var boss = await TokenOfAsync("boss");
        var (id, link) = await InviteAsync(boss, "newbie");
        Assert.Equal("invited", (await GetAsync(boss, $"members/{id}")).GetProperty("status").GetString());
        Assert.Equal((HttpStatusCode.Unauthorized, "signInFailed"), await RefusalAsync(null, HttpMethod.Post, "sessions/agent", new { shop = "demo", account = "newbie", password = "x" }));

        var owner = await DoneAsync(null, HttpMethod.Post, "links/look", new { token = link });
        await DoneAsync(null, HttpMethod.Post, "links/redeem", new { token = link, displayName = "新来的", password = NewPassword });

        Assert.Equal(("invitation", "demo", "newbie"), (owner.GetProperty("kind").GetString(), owner.GetProperty("shop").GetString(), owner.GetProperty("account").GetString()));
        Assert.Equal((HttpStatusCode.NotFound, "linkInvalid"), await RefusalAsync(null, HttpMethod.Post, "links/redeem", new { token = link, password = NewPassword }));
        Assert.Equal((HttpStatusCode.NotFound, "linkInvalid"), await RefusalAsync(null, HttpMethod.Post, "links/look", new { token = link }));
        await Endpoint.SignInAgentAsync("demo", "newbie", NewPassword);
        var member = await GetAsync(boss, $"members/{id}");
        Assert.Equal(("active", "新来的"), (member.GetProperty("status").GetString(), member.GetProperty("displayName").GetString()));
    }

    [Fact]
    public async Task A_link_resets_a_password_ends_the_sessions_and_replaces_the_link_before_it()
    {
        var boss = await TokenOfAsync("boss");
        var (id, before) = await JoinAsync(boss, "newbie");
        var first = TokenOf(await DoneAsync(boss, HttpMethod.Post, $"members/{id}/link"));
        var second = TokenOf(await DoneAsync(boss, HttpMethod.Post, $"members/{id}/link"));

        Assert.Equal((HttpStatusCode.NotFound, "linkInvalid"), await RefusalAsync(null, HttpMethod.Post, "links/redeem", new { token = first, password = "another few words" }));
        await GetAsync(before, "me/sessions");
        await DoneAsync(null, HttpMethod.Post, "links/redeem", new { token = second, password = "another few words", displayName = "not by a reset" });

        Assert.Equal(HttpStatusCode.Forbidden, (await RefusalAsync(before, HttpMethod.Get, "me/sessions")).Status);
        await Endpoint.SignInAgentAsync("demo", "newbie", "another few words");
        Assert.Equal("newbie", (await GetAsync(boss, $"members/{id}")).GetProperty("displayName").GetString());
    }

    [Theory]
    [InlineData("short", "passwordTooShort")]
    [InlineData("qwertyuiop", "passwordCommon")]
    [InlineData("Password123", "passwordCommon")]
    [InlineData("aaaaaaaaaaaaaaa", "passwordCommon")]
    [InlineData("newbie-newbie", "passwordCommon")]
    public async Task A_weak_password_is_refused_and_the_link_stays_good(string password, string code)
    {
        var (_, link) = await InviteAsync(await TokenOfAsync("boss"), "newbie");

        Assert.Equal((HttpStatusCode.BadRequest, code), await RefusalAsync(null, HttpMethod.Post, "links/redeem", new { token = link, password }));

        await DoneAsync(null, HttpMethod.Post, "links/redeem", new { token = link, password = NewPassword });
    }

    [Fact]
    public async Task A_name_is_never_given_again_whatever_its_case_and_whoever_had_it()
    {
        var boss = await TokenOfAsync("boss");
        var (id, _) = await InviteAsync(boss, "newbie");
        await DoneAsync(boss, HttpMethod.Post, $"members/{id}/disable");

        foreach (var name in new[] { "newbie", "xiaofang" })
            Assert.Equal((HttpStatusCode.Conflict, "nameTaken"), await RefusalAsync(boss, HttpMethod.Post, "members", new { name }));
        foreach (var name in new[] { "Newbie", "a", "key:1", "a b", "" })
            Assert.Equal((HttpStatusCode.BadRequest, "invalidArgument"), await RefusalAsync(boss, HttpMethod.Post, "members", new { name }));
    }

    [Fact]
    public async Task Who_is_invited_into_a_group_with_a_capacity_is_in_the_published_routing_and_in_the_draft_that_somebody_works_on()
    {
        var boss = await TokenOfAsync("boss");
        var draft = await GetAsync(boss, "routing/draft");
        var plan = System.Text.Json.Nodes.JsonNode.Parse(draft.GetProperty("plan").GetRawText())!;
        plan["groups"]!["pre-sale"]!["name"] = "一组";
        await DoneAsync(boss, HttpMethod.Put, "routing/draft", new { revision = draft.GetProperty("revision").GetInt32(), plan });

        var invited = await DoneAsync(boss, HttpMethod.Post, "members", new { name = "newbie", groups = new[] { "pre-sale" }, capacity = 3 });

        var member = invited.GetProperty("member");
        Assert.Equal(("pre-sale", 3), (member.GetProperty("groups")[0].GetString(), member.GetProperty("capacity").GetInt32()));
        var after = (await GetAsync(boss, "routing/draft")).GetProperty("plan");
        Assert.Equal("一组", after.GetProperty("groups").GetProperty("pre-sale").GetProperty("name").GetString());
        Assert.Contains(member.GetProperty("id").GetString(), after.GetProperty("groups").GetProperty("pre-sale").GetProperty("members").EnumerateArray().Select(id => id.GetString()));
        var version = (await GetAsync(boss, "routing/versions")).GetProperty("versions")[0];
        Assert.Equal("newbie joined.", version.GetProperty("reason").GetString());
    }

    [Fact]
    public async Task Groups_and_a_capacity_that_the_routing_does_not_allow_invite_nobody()
    {
        var boss = await TokenOfAsync("boss");

        foreach (var (body, field, fault) in new (object, string, string)[]
        {
            (new { name = "newbie", groups = new[] { "nowhere" } }, "groups", "unknown"),
            (new { name = "newbie", groups = new[] { "pre-sale", "pre-sale" } }, "groups", "duplicate"),
            (new { name = "newbie", capacity = -1 }, "capacity", "outOfRange"),
        })
        {
            var (status, problem) = await AskAsync(boss, HttpMethod.Post, "members", body);
            Assert.Equal((HttpStatusCode.BadRequest, fault), (status, problem.GetProperty("errors").GetProperty(field)[0].GetString()));
        }

        await InviteAsync(boss, "newbie");
    }

    [Fact]
    public async Task An_invitation_whose_groups_were_not_published_because_others_published_says_so()
    {
        var services = Server.Services;
        var boss = AgentIdentity.Of((await services.GetRequiredService<IShopStore>().FindAccountByNameAsync(DemoShop.Shop.Id, "boss", CancellationToken.None))!);
        var desk = ActivatorUtilities.CreateInstance<RoutingDesk>(services, OthersPublish.Over(services.GetRequiredService<IRoutingStore>()));
        var members = ActivatorUtilities.CreateInstance<Members>(services, desk);

        var lost = await members.InviteAsync(boss, "newbie", new("Newbie", AccountRole.Agent), new([new("pre-sale")], 7), CancellationToken.None);
        var usual = await members.InviteAsync(boss, "usual", new("Usual", AccountRole.Agent), new([], null), CancellationToken.None);
        var placed = await DoneAsync(await TokenOfAsync("boss"), HttpMethod.Post, "members", new { name = "placed", groups = new[] { "pre-sale" } });

        Assert.False(lost.Value!.Placed);
        Assert.True(usual.Value!.Placed);
        Assert.True(placed.GetProperty("placed").GetBoolean());
        Assert.Equal("pre-sale", placed.GetProperty("member").GetProperty("groups").EnumerateArray().Single().GetString());
        await DoneAsync(null, HttpMethod.Post, "links/redeem", new { token = lost.Value.Link.Token, password = NewPassword });
        Assert.NotEmpty((await Endpoint.SignInAgentAsync("demo", "newbie", NewPassword)).AccessToken);
    }

    [Fact]
    public async Task What_does_not_fit_is_told_at_its_field()
    {
        var boss = await TokenOfAsync("boss");

        foreach (var (body, field) in new (object, string)[] { (new { name = "A b" }, "name"), (new { name = "newbie", displayName = " " }, "displayName"), (new { name = "newbie", displayName = new string('x', 41) }, "displayName") })
        {
            var (status, problem) = await AskAsync(boss, HttpMethod.Post, "members", body);
            Assert.Equal((HttpStatusCode.BadRequest, "malformed"), (status, problem.GetProperty("errors").GetProperty(field)[0].GetString()));
        }
    }

    [Fact]
    public async Task Members_are_listed_page_by_page()
    {
        var boss = await TokenOfAsync("boss");
        foreach (var name in new[] { "m1", "m2", "m3" })
            await InviteAsync(boss, name);

        var names = new List<string>();
        for (string? after = ""; after is not null;)
        {
            var page = await GetAsync(boss, $"members?limit=2&after={after}");
            names.AddRange(page.GetProperty("members").EnumerateArray().Select(member => member.GetProperty("name").GetString()!));
            after = page.TryGetProperty("next", out var next) ? next.GetString() : null;
        }

        Assert.Equal(["boss", "laowang", "m1", "m2", "m3", "xiaofang", "xiaoming"], names.Order());
        Assert.Equal((HttpStatusCode.BadRequest, "invalidArgument"), await RefusalAsync(boss, HttpMethod.Get, "members?limit=201"));
    }

    [Fact]
    public async Task A_change_counts_only_when_nobody_changed_the_member_since_it_was_looked_at()
    {
        var boss = await TokenOfAsync("boss");
        var id = (await IdOfAsync("xiaofang")).Value;
        var version = (await GetAsync(boss, $"members/{id}")).GetProperty("version").GetInt64();
        var draft = new { version, displayName = "小芳芳", role = "agent" };

        var changed = await DoneAsync(boss, HttpMethod.Put, $"members/{id}", draft);

        Assert.Equal("小芳芳", changed.GetProperty("displayName").GetString());
        Assert.Equal((HttpStatusCode.Conflict, "changedMeanwhile"), await RefusalAsync(boss, HttpMethod.Put, $"members/{id}", draft));
        Assert.Equal(JsonValueKind.Undefined, (await GetAsync(boss, $"members/{id}")).TryGetProperty("lockedUntil", out var locked) ? locked.ValueKind : JsonValueKind.Undefined);
    }

    [Fact]
    public async Task The_last_administrator_can_neither_be_disabled_nor_made_less()
    {
        var boss = await TokenOfAsync("boss");
        var id = (await IdOfAsync("boss")).Value;
        var version = (await GetAsync(boss, $"members/{id}")).GetProperty("version").GetInt64();
        var less = new { version, displayName = "店长", role = "agent" };
        await InviteAsync(boss, "vice", "admin");

        Assert.Equal((HttpStatusCode.Conflict, "lastAdmin"), await RefusalAsync(boss, HttpMethod.Post, $"members/{id}/disable"));
        Assert.Equal((HttpStatusCode.Conflict, "lastAdmin"), await RefusalAsync(boss, HttpMethod.Put, $"members/{id}", less));

        var (_, other) = await JoinAsync(boss, "second", "admin");
        await DoneAsync(other, HttpMethod.Put, $"members/{id}", less);
        Assert.Equal(HttpStatusCode.Forbidden, (await RefusalAsync(boss, HttpMethod.Get, "members")).Status);
    }

    [Fact]
    public async Task Of_two_administrators_who_disable_each_other_at_once_one_stays()
    {
        var boss = await TokenOfAsync("boss");
        var (second, other) = await JoinAsync(boss, "second", "admin");
        var first = (await IdOfAsync("boss")).Value;

        await Task.WhenAll(AskAsync(boss, HttpMethod.Post, $"members/{second}/disable"), AskAsync(other, HttpMethod.Post, $"members/{first}/disable"));

        var left = new List<HttpStatusCode> { (await AskAsync(boss, HttpMethod.Get, "members")).Status, (await AskAsync(other, HttpMethod.Get, "members")).Status };
        Assert.Single(left, HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_disabled_member_loses_his_socket_and_his_chats_go_to_another_at_once()
    {
        var boss = await TokenOfAsync("boss");
        var (_, agent, conversation) = await TalkAsync();
        var other = await AgentAsync("xiaoming");

        await DoneAsync(boss, HttpMethod.Post, $"members/{(await IdOfAsync("xiaofang")).Value}/disable");

        await other.UntilAsync(() => other.Assigned.Any(assigned => assigned.Conversation.Id == conversation), TimeSpan.FromSeconds(2));
        await agent.Hub.Closed.WaitAsync(TimeSpan.FromSeconds(5));
        Assert.Equal("disabled", agent.Superseded.Single().Reason);
        Assert.Equal((HttpStatusCode.Unauthorized, "signInFailed"), await RefusalAsync(null, HttpMethod.Post, "sessions/agent", new { shop = "demo", account = "xiaofang", password = Password }));
        Assert.Equal((HttpStatusCode.Conflict, "memberDisabled"), await RefusalAsync(boss, HttpMethod.Post, $"members/{(await IdOfAsync("xiaofang")).Value}/link"));

        await DoneAsync(boss, HttpMethod.Post, $"members/{(await IdOfAsync("xiaofang")).Value}/enable");
        await Endpoint.SignInAgentAsync("demo", "xiaofang", Password);
    }

    [Fact]
    public async Task A_disabled_members_chats_stay_until_their_buyers_write_again_where_the_administrator_says_so()
    {
        var boss = await TokenOfAsync("boss");
        var (buyer, agent, conversation) = await TalkAsync();
        var other = await AgentAsync("xiaoming");
        var id = (await IdOfAsync("xiaofang")).Value;
        Assert.Equal((HttpStatusCode.BadRequest, "invalidArgument"), await RefusalAsync(boss, HttpMethod.Post, $"members/{id}/disable?openTurns=somehow"));

        await DoneAsync(boss, HttpMethod.Post, $"members/{id}/disable?openTurns=untilNextMessage");
        await agent.Hub.Closed.WaitAsync(TimeSpan.FromSeconds(5));

        Assert.Empty(other.Assigned);
        Assert.Equal("untilNextMessage", (await Server.Services.GetRequiredService<IAuditStore>().FindAsync(new("demo"), new() { Limit = 1 }, CancellationToken.None)).Single().Detail);
        await buyer.SendAsync("still there?");
        await other.UntilAsync(() => other.Assigned.Any(assigned => assigned.Conversation.Id == conversation), TimeSpan.FromSeconds(2));
    }

    [Fact]
    public async Task A_member_who_is_disabled_while_routing_is_away_is_signed_out_all_the_same()
    {
        var boss = await TokenOfAsync("boss");
        await TokenOfAsync("xiaofang");
        var id = await IdOfAsync("xiaofang");
        var presence = ActivatorUtilities.CreateInstance<AgentPresence>(Server.Services, new RoutingThatIsAway(Server.Services.GetRequiredService<IDispatcher>()));
        var members = ActivatorUtilities.CreateInstance<Members>(Server.Services, presence);
        Assert.Single(await SessionsAsync());

        await Assert.ThrowsAsync<DispatcherUnavailableException>(
            () => members.DisableAsync(new(new("demo"), new("boss"), "boss", AccountRole.Admin, ""), id, OpenTurns.RoutedAtOnce, CancellationToken.None));

        Assert.Empty(await SessionsAsync());

        async Task<JsonElement.ArrayEnumerator> SessionsAsync() => (await GetAsync(boss, $"members/{id}/sessions")).GetProperty("sessions").EnumerateArray();
    }

    [Fact]
    public async Task What_was_done_and_what_was_refused_stands_in_the_audit()
    {
        var boss = await TokenOfAsync("boss");
        var (id, token) = await JoinAsync(boss, "newbie");
        await DoneAsync(boss, HttpMethod.Post, $"members/{id}/link");
        await DoneAsync(boss, HttpMethod.Post, $"members/{id}/disable");
        await DoneAsync(boss, HttpMethod.Post, $"members/{id}/enable");
        await RefusalAsync(boss, HttpMethod.Post, $"members/{(await IdOfAsync("boss")).Value}/disable");

        var audit = await Server.Services.GetRequiredService<IAuditStore>().FindAsync(new("demo"), new() { Limit = 10 }, CancellationToken.None);

        Assert.Equal(
            [AuditAction.Refused, AuditAction.EnabledMember, AuditAction.DisabledMember, AuditAction.MadeLink, AuditAction.Joined, AuditAction.InvitedMember],
            audit.Select(entry => entry.Action));
        Assert.DoesNotContain(audit, entry => $"{entry.Target}{entry.Detail}".Contains(token, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("supervisor")]
    [InlineData("ops")]
    public async Task Whom_a_plan_can_name_is_told_whoever_may_read_it_with_who_gets_no_buyers(string role)
    {
        var boss = await TokenOfAsync("boss");
        var (_, reader) = await JoinAsync(boss, "reader", role);
        await DoneAsync(boss, HttpMethod.Post, $"members/{(await IdOfAsync("laowang")).Value}/disable");

        var people = (await GetAsync(reader, "routing/people")).GetProperty("people").EnumerateArray().ToDictionary(person => person.GetProperty("id").GetString()!);

        Assert.Equal((await GetAsync(boss, "routing/people")).GetProperty("people").EnumerateArray().Select(person => person.GetRawText()), people.Values.Select(person => person.GetRawText()));
        Assert.Equal(("admin", false), (people["boss"].GetProperty("role").GetString(), people["boss"].GetProperty("disabled").GetBoolean()));
        Assert.Equal(("老王", "agent", true), (people["laowang"].GetProperty("displayName").GetString(), people["laowang"].GetProperty("role").GetString(), people["laowang"].GetProperty("disabled").GetBoolean()));
    }

    [Fact]
    public async Task Members_are_none_of_an_agents_or_a_strangers_business()
    {
        var (agent, stranger) = (await TokenOfAsync("xiaofang"), await StrangerAsync());
        var id = (await IdOfAsync("xiaoming")).Value;

        Assert.Equal((HttpStatusCode.Forbidden, "forbidden"), await RefusalAsync(agent, HttpMethod.Get, "members"));
        Assert.Equal((HttpStatusCode.Forbidden, "forbidden"), await RefusalAsync(agent, HttpMethod.Post, $"members/{id}/link"));
        foreach (var (method, path) in new[] { (HttpMethod.Get, ""), (HttpMethod.Post, "/disable"), (HttpMethod.Post, "/enable"), (HttpMethod.Post, "/link"), (HttpMethod.Get, "/sessions"), (HttpMethod.Delete, "/sessions") })
        {
            Assert.Equal((HttpStatusCode.NotFound, "notFound"), await RefusalAsync(stranger, method, $"members/{id}{path}"));
            Assert.Equal((HttpStatusCode.NotFound, "notFound"), await RefusalAsync(stranger, method, $"members/absent{path}"));
        }
    }

    private sealed class RoutingThatIsAway(IDispatcher inner) : ForwardingDispatcher(inner)
    {
        public override ValueTask<DispatchResult> SetAgentStateAsync(SetAgentState command, CancellationToken cancellationToken) => throw new DispatcherUnavailableException("away");
    }
}
