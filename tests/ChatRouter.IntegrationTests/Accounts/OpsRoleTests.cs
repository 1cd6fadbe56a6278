using System.Net;
using System.Net.WebSockets;
using System.Text.Json;
using ChatRouter.Core.Supervision.Alarms;
using ChatRouter.Server.Demo;
using ChatRouter.TestKit.HubClient;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace ChatRouter.IntegrationTests.Accounts;

/// <summary>运维: a sub-account that sees how everything runs and is set, and no conversation.</summary>
public sealed class OpsRoleTests : AccountScene
{
    // Everything of /api that an operator is not refused for his role. What is not here is forbidden to him.
    private static readonly string[] Open =
    [
        "DELETE /api/v1/me/sessions", "DELETE /api/v1/me/sessions/{session}", "DELETE /api/v1/sessions/", "GET /api/v1/me/sessions", "GET /api/v1/me/sign-ins", "PUT /api/v1/me/password",
        "GET /api/v1/routing/", "GET /api/v1/routing/draft", "GET /api/v1/routing/draft/diff", "GET /api/v1/routing/draft/lint", "GET /api/v1/routing/hits", "GET /api/v1/routing/people", "GET /api/v1/routing/presets",
        "GET /api/v1/routing/scheduled/", "GET /api/v1/routing/versions", "GET /api/v1/routing/versions/{version:int}",
        "GET /api/v1/shop/", "GET /api/v1/shop/bot", "GET /api/v1/shop/forbidden-words", "GET /api/v1/shop/forbidden-words/versions/{revision}", "GET /api/v1/shop/order-connector", "GET /api/v1/shop/pause-reasons", "GET /api/v1/shop/tags", "GET /api/v1/shop/transfer-reasons", "GET /api/v1/shop/widget",
        "GET /api/v1/system", "GET /api/v1/webhooks/", "GET /api/v1/webhooks/{id}/deliveries", "POST /api/v1/sessions/ticket",
    ];

    [Fact]
    public async Task He_gets_where_his_role_leads_and_nowhere_else()
    {
        var (_, ops) = await JoinAsync(await TokenOfAsync("boss"), "ops", "ops");
        var reached = new List<string>();
        foreach (var route in Server.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            var path = route.RoutePattern.RawText!;
            if (!path.StartsWith("/api/", StringComparison.Ordinal) || route.Metadata.GetMetadata<Microsoft.AspNetCore.Authorization.IAllowAnonymous>() is not null)
                continue;
            var method = route.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Single();
            // Last: it ends the session that asks.
            if ((method, path) == ("DELETE", "/api/v1/sessions/"))
                continue;
            var (status, _) = await AskAsync(ops, new(method), System.Text.RegularExpressions.Regex.Replace(path["/api/v1/".Length..], @"\{[^}]*\}", "1"), method == "GET" ? null : new { });
            if (status is not (HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized))
                reached.Add($"{method} {path}");
        }

        Assert.Equal(HttpStatusCode.NoContent, (await AskAsync(ops, HttpMethod.Delete, "sessions")).Status);
        Assert.Equal(Open.Where(open => open != "DELETE /api/v1/sessions/").Order(StringComparer.Ordinal), reached.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("/hubs/agent")]
    [InlineData("/hubs/supervisor")]
    [InlineData("/hubs/buyer")]
    public async Task No_hub_lets_him_in(string hub)
    {
        var (_, ops) = await JoinAsync(await TokenOfAsync("boss"), "ops", "ops");

        var refused = await Assert.ThrowsAsync<WebSocketException>(async () =>
            await Endpoint.ConnectAsync(hub, await Endpoint.TicketAsync(ops, Endpoint.Origin), new Dictionary<string, string> { ["Origin"] = Endpoint.Origin }));

        Assert.Contains("403", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task He_is_given_no_buyer_and_offered_to_nobody_and_an_agent_who_becomes_one_gives_up_his()
    {
        var boss = await TokenOfAsync("boss");
        var (id, _) = await JoinAsync(boss, "ops", "ops");
        var (_, agent, conversation) = await TalkAsync();
        var supervisor = await SupervisorAsync();
        var board = await supervisor.UntilBoardAsync(board => board.Conversations.Count == 1);
        Assert.DoesNotContain(board.Agents, known => known.Id.Value == id);
        Assert.DoesNotContain(id, (await GetAsync(agent.Session.AccessToken, "desk/targets")).GetRawText());

        var member = await GetAsync(boss, "members/xiaofang");
        await DoneAsync(boss, HttpMethod.Put, "members/xiaofang", new { version = member.GetProperty("version").GetInt64(), displayName = "小芳", role = "ops" });

        await supervisor.UntilBoardAsync(now => now.Conversations.Any(row => row.Conversation.Id == conversation && row.Conversation.Owner is null) && now.Agents.All(known => known.Id.Value != "xiaofang"));
    }

    [Fact]
    public async Task Administrators_make_operators_and_keys_and_operators_do_not()
    {
        var boss = await TokenOfAsync("boss");
        var key = (await DoneAsync(boss, HttpMethod.Post, "keys", new { name = "members", scopes = new[] { "members:write" } })).GetProperty("secret").GetString();
        var (id, ops) = await JoinAsync(boss, "ops", "ops");

        Assert.Equal((HttpStatusCode.Forbidden, "forbidden"), await RefusalAsync(key, HttpMethod.Post, "members", new { name = "another", displayName = "x", role = "ops" }));
        Assert.Equal((HttpStatusCode.Forbidden, "forbidden"), await RefusalAsync(key, HttpMethod.Post, $"members/{id}/disable"));
        Assert.Equal((HttpStatusCode.Forbidden, "forbidden"), await RefusalAsync(ops, HttpMethod.Get, "members"));
        Assert.Equal("ops", (await GetAsync(boss, $"members/{id}")).GetProperty("role").GetString());
    }

    [Fact]
    public async Task He_reads_how_the_installation_runs_and_what_is_wrong_with_running_this_shop_and_no_other()
    {
        var (_, ops) = await JoinAsync(await TokenOfAsync("boss"), "ops", "ops");
        var alarms = Server.Services.GetRequiredService<AlarmDesk>();
        await alarms.RaiseAsync(DemoShop.Shop.Id, AlarmKind.WebhookOff, "hook-1", CancellationToken.None);
        await alarms.RaiseAsync(DemoShop.Shop.Id, AlarmKind.LongWait, "", CancellationToken.None);
        await alarms.RaiseAsync(new("another"), AlarmKind.OrdersFailing, "", CancellationToken.None);

        var system = await GetAsync(ops, "system");

        var alarm = Assert.Single(system.GetProperty("alarms").EnumerateArray());
        Assert.Equal(("webhookOff", "hook-1"), (alarm.GetProperty("kind").GetString(), alarm.GetProperty("subject").GetString()));
        Assert.True(system.GetProperty("nodes").EnumerateArray().Single().GetProperty("own").GetBoolean());
        var checks = system.GetProperty("checks").EnumerateArray().ToLookup(check => check.GetProperty("subject").GetString(), check => check.GetProperty("verdict").GetString());
        Assert.Equal("ok", Assert.Single(checks["journal"]));
        Assert.Single(checks["runtime"]);
        Assert.Single(checks["disk"]);
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(await TokenOfAsync("boss"), HttpMethod.Get, "system")).Status);
        Assert.Equal((HttpStatusCode.Forbidden, "forbidden"), await RefusalAsync(await TokenOfAsync("xiaofang"), HttpMethod.Get, "system"));
    }

    [Fact]
    public async Task Only_the_operator_of_the_installation_sets_level_and_category_and_the_owner_reads_them()
    {
        var boss = await TokenOfAsync("boss");
        using var request = new HttpRequestMessage(HttpMethod.Put, "/internal/shops/demo/standing") { Content = System.Net.Http.Json.JsonContent.Create(new { level = " 金牌 ", category = "女装" }) };
        using var done = await Endpoint.Http.SendAsync(request);
        using var foreign = await Endpoint.Http.PutAsync("/internal/shops/nowhere/standing", System.Net.Http.Json.JsonContent.Create(new { }));
        using var tooLong = await Endpoint.Http.PutAsync("/internal/shops/demo/standing", System.Net.Http.Json.JsonContent.Create(new { level = new string('x', 41), category = "ok" }));

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NotFound, HttpStatusCode.BadRequest), (done.StatusCode, foreign.StatusCode, tooLong.StatusCode));
        Assert.Equal("""{"level":["tooLong"]}""", JsonSerializer.Deserialize<JsonElement>(await tooLong.Content.ReadAsStringAsync()).GetProperty("errors").GetRawText());
        var shop = await GetAsync(boss, "shop");
        Assert.Equal(("金牌", "女装"), (shop.GetProperty("level").GetString(), shop.GetProperty("category").GetString()));
        Assert.Equal("operator", (await GetAsync(boss, "audit?action=changedStanding")).GetProperty("entries")[0].GetProperty("actor").GetString());
    }
}
