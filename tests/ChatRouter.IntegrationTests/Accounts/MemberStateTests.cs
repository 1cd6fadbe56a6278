using System.Net;
using ChatRouter.Core.Routing;
using ChatRouter.Server.Auth;

namespace ChatRouter.IntegrationTests.Accounts;

/// <summary>An agent's state set over HTTP: as a supervisor's page does, by the shop's own software as well.</summary>
public sealed class MemberStateTests : AccountScene
{
    private static readonly object Training = new { state = "paused", reason = "培训" };

    [Fact]
    public async Task A_supervisor_and_a_key_set_an_agents_state_and_his_desk_and_the_audit_say_who_and_why()
    {
        var boss = await TokenOfAsync("boss");
        var (_, agent, _) = await TalkAsync();
        var path = $"members/{(await IdOfAsync("xiaofang")).Value}/state";
        var supervisor = (await JoinAsync(boss, "lead", "supervisor")).Token;

        Assert.Equal("paused", (await DoneAsync(supervisor, HttpMethod.Put, path, Training)).GetProperty("state").GetString());
        await agent.UntilAsync(() => agent.Forced.LastOrDefault() is { State: AgentState.Paused, By: "lead", Reason: "培训" });
        var key = await KeyAsync(boss, KeyScopes.MembersWrite);
        Assert.Equal("offline", (await DoneAsync(key, HttpMethod.Put, path, new { state = "offline", reason = "下班" })).GetProperty("state").GetString());
        await agent.UntilAsync(() => agent.Forced.LastOrDefault() is { State: AgentState.Offline, By: KeyScopes.MembersWrite, Reason: "下班" } && !agent.Unassigned.IsEmpty);

        var told = (await GetAsync(boss, "audit?action=forcedState")).GetProperty("entries").EnumerateArray().ToList();
        Assert.Equal(["offline: 下班", "paused: 培训"], told.Select(entry => entry.GetProperty("detail").GetString()));
        Assert.StartsWith("key:", told[0].GetProperty("actor").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Agents_other_keys_and_strangers_set_nobodys_state()
    {
        var boss = await TokenOfAsync("boss");
        var agent = await AgentAsync("xiaofang");
        var path = $"members/{(await IdOfAsync("xiaofang")).Value}/state";

        Assert.Equal((HttpStatusCode.Forbidden, "forbidden"), await RefusalAsync(await TokenOfAsync("xiaoming"), HttpMethod.Put, path, Training));
        Assert.Equal((HttpStatusCode.Forbidden, "forbidden"), await RefusalAsync(await KeyAsync(boss, KeyScopes.MembersRead), HttpMethod.Put, path, Training));
        Assert.Equal((HttpStatusCode.NotFound, "unknownTarget"), await RefusalAsync(await StrangerAsync(), HttpMethod.Put, path, Training));
        Assert.Equal((HttpStatusCode.Unauthorized, "unauthenticated"), await RefusalAsync(null, HttpMethod.Put, path, Training));

        Assert.Empty(agent.Forced);
        Assert.Empty((await GetAsync(boss, "audit?action=forcedState")).GetProperty("entries").EnumerateArray());
    }

    [Fact]
    public async Task Who_is_disabled_or_serves_nobody_has_no_state_and_a_request_without_state_or_reason_is_refused()
    {
        var boss = await TokenOfAsync("boss");
        var (disabled, _) = await JoinAsync(boss, "gone");
        await DoneAsync(boss, HttpMethod.Post, $"members/{disabled}/disable");
        var (ops, _) = await JoinAsync(boss, "ops", "ops");
        var path = $"members/{(await IdOfAsync("xiaofang")).Value}/state";

        foreach (var id in new[] { disabled, ops, "nobody" })
            Assert.Equal((HttpStatusCode.NotFound, "unknownTarget"), await RefusalAsync(boss, HttpMethod.Put, $"members/{id}/state", Training));
        foreach (var body in new object[] { new { reason = "培训" }, new { state = "paused" }, new { state = "paused", reason = " " }, new { state = "grace", reason = "培训" }, new { state = "paused", reason = new string('x', 201) } })
            Assert.Equal((HttpStatusCode.BadRequest, "invalidArgument"), await RefusalAsync(boss, HttpMethod.Put, path, body));
    }

    private async Task<string> KeyAsync(string boss, string scope) =>
        (await DoneAsync(boss, HttpMethod.Post, "keys", new { name = scope, scopes = new[] { scope } })).GetProperty("secret").GetString()!;
}
