using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;
using ChatRouter.Core.Routing;
using ChatRouter.Core.Supervision;
using ChatRouter.Core.Supervision.Alarms;
using ChatRouter.Server.Demo;
using ChatRouter.Server.Health;
using ChatRouter.TestKit;
using ChatRouter.TestKit.HubClient;
using ChatRouter.TestKit.Servers;

namespace ChatRouter.IntegrationTests.Nodes;

/// <summary>What is at one node holds at the other.</summary>
public sealed class TwoNodesTests(TwoNodes nodes) : IClassFixture<TwoNodes>, IAsyncLifetime
{
    private readonly List<IAsyncDisposable> _clients = [];

    private ClusterProcess Cluster => nodes.Cluster;

    private Endpoint First => Cluster.Node(1);

    private Endpoint Second => Cluster.Node(2);

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        foreach (var client in _clients)
            await client.DisposeAsync();
    }

    [Fact]
    public async Task Buyer_and_agent_talk_across_nodes()
    {
        var agent = await AgentAsync(First, "xiaofang");
        var buyer = await BuyerAsync(Second);

        var conversation = await AskAsync(buyer, agent, "有货吗?");
        await buyer.Hub.InvokeAsync("Typing", [conversation, true]);
        await agent.SendAsync(conversation, "有的");
        await agent.Hub.InvokeAsync("Read", [conversation, 1]);
        await buyer.SendAsync("好的");

        await buyer.UntilAsync(() => buyer.TimelineOf(conversation).UpTo == 3 && !buyer.Receipts.IsEmpty);
        await agent.UntilAsync(() => agent.TimelineOf(conversation).UpTo == 3 && !agent.Typings.IsEmpty);
        Assert.Equal(["有货吗?", "有的", "好的"], agent.TimelineOf(conversation).Shown.Select(message => message.Text));
        await CloseAsync(agent, conversation);
        await buyer.UntilAsync(() => buyer.ClosedConversations.Contains(conversation));
        await SoundAsync();
    }

    [Fact]
    public async Task A_session_and_a_ticket_of_one_node_hold_at_the_other_the_ticket_once()
    {
        var session = await First.SignInAgentAsync(DemoShop.Key, "laowang", DemoShop.Password);
        var ticket = await First.TicketAsync(session.AccessToken);
        var headers = new Dictionary<string, string> { ["Origin"] = Second.Origin };

        await using (var hub = await Second.ConnectAsync("/hubs/agent", ticket, headers))
            await hub.StartAsync();

        await Assert.ThrowsAsync<WebSocketException>(() => Second.ConnectAsync("/hubs/agent", ticket, headers));
        await Second.TicketAsync(session.AccessToken);
    }

    [Fact]
    public async Task Signing_out_at_one_node_closes_the_socket_at_the_other_within_5_s()
    {
        var agent = await AgentAsync(First, "xiaoming");
        var since = Stopwatch.GetTimestamp();

        using var request = new HttpRequestMessage(HttpMethod.Delete, "/api/v1/sessions");
        request.Headers.Authorization = new("Bearer", agent.Session.AccessToken);
        (await Second.Http.SendAsync(request)).EnsureSuccessStatusCode();
        await agent.Hub.Closed.WaitAsync(TimeSpan.FromSeconds(8));

        Assert.InRange(Stopwatch.GetElapsedTime(since).TotalSeconds, 0, 5);
        Assert.Single(agent.Superseded);
    }

    [Fact]
    public async Task Disabling_changing_a_role_and_ending_a_session_at_one_node_close_the_sockets_at_the_other_within_5_s()
    {
        var boss = (await First.SignInAgentAsync(DemoShop.Key, "boss", DemoShop.Password)).AccessToken;
        var (disabled, _) = await MemberAsync(boss, "to-disable", First);
        var (promoted, version) = await MemberAsync(boss, "to-promote", First);
        var (ended, _) = await MemberAsync(boss, "to-end", First);
        var sockets = new List<AgentTestClient>();
        foreach (var name in new[] { "to-disable", "to-promote", "to-end" })
            sockets.Add(await AgentAsync(Second, name, "three words in a row"));
        var since = Stopwatch.GetTimestamp();

        await AskAsync(boss, HttpMethod.Post, $"members/{disabled}/disable", null, First);
        await AskAsync(boss, HttpMethod.Put, $"members/{promoted}", new { version, displayName = "x", role = "supervisor" }, First);
        await AskAsync(boss, HttpMethod.Delete, $"members/{ended}/sessions", null, First);
        await Task.WhenAll(sockets.Select(socket => socket.Hub.Closed)).WaitAsync(TimeSpan.FromSeconds(8));

        Assert.InRange(Stopwatch.GetElapsedTime(since).TotalSeconds, 0, 5);
        Assert.Equal(["disabled", "signedOut", "signedOut"], sockets.Select(socket => socket.Superseded.Single().Reason));
        foreach (var socket in sockets)
            await Assert.ThrowsAsync<HttpRequestException>(() => Second.TicketAsync(socket.Session.AccessToken));
    }

    [Fact]
    public async Task While_Redis_hangs_owned_conversations_go_on_and_what_the_bus_lost_is_shown_within_12_s()
    {
        var agent = await AgentAsync(First, "xiaofang");
        var buyer = await BuyerAsync(Second);
        var conversation = await AskAsync(buyer, agent, "first");
        await agent.SendAsync(conversation, "answer");
        var session = await Second.SignInBuyerAsync(DemoShop.Key, Second.Origin);

        await Cluster.RedisAsync(ClusterVerb.Pause);
        var since = Stopwatch.GetTimestamp();
        await buyer.SendAsync("while Redis hangs");
        var acked = Stopwatch.GetElapsedTime(since);
        var refused = await Assert.ThrowsAsync<HttpRequestException>(() => Second.TicketAsync(session.AccessToken, Second.Origin));
        await agent.UntilAsync(() => agent.TimelineOf(conversation).UpTo == 3, TimeSpan.FromSeconds(15));
        var shown = Stopwatch.GetElapsedTime(since);
        await Cluster.RedisAsync(ClusterVerb.Resume);

        Assert.InRange(acked.TotalSeconds, 0, 1);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        Assert.Contains("\"unavailable\"", refused.Message, StringComparison.Ordinal);
        Assert.InRange(shown.TotalSeconds, 0, 12);
        await CloseAsync(agent, conversation);
        await SoundAsync();
    }

    [Fact]
    public async Task A_supervisor_at_one_node_watches_whispers_takes_over_and_forces_a_state_at_the_other()
    {
        var agent = await AgentAsync(First, "xiaoming");
        var buyer = await BuyerAsync(First);
        var conversation = await AskAsync(buyer, agent, "有货吗?");
        var supervisor = await SupervisorTestClient.OpenAsync(Second, DemoShop.Key, "boss", DemoShop.Password);
        _clients.Add(supervisor);
        var board = await supervisor.UntilBoardAsync(board => board.Conversations.Any(row => row.Conversation.Id == conversation));
        var owner = board.Conversations.Single(row => row.Conversation.Id == conversation).Conversation.Owner!.Value;

        await supervisor.WatchAsync(conversation);
        await agent.SendAsync(conversation, "有的");
        await supervisor.UntilAsync(() => supervisor.TimelineOf(conversation).UpTo == 2);
        await supervisor.WhisperAsync(conversation, "送他一张券");
        await agent.UntilAsync(() => agent.TimelineOf(conversation).UpTo == 3);
        var desk = await AgentAsync(Second, "boss");
        await supervisor.Hub.InvokeAsync("TakeOver", [conversation]);
        await agent.UntilAsync(() => agent.Unassigned.Any(gone => gone.ConversationId == conversation));
        await desk.UntilAsync(() => desk.Assigned.Any(assigned => assigned.Conversation.Id == conversation));
        await supervisor.ForceAsync(owner, WantedState.Paused, "会议");
        await agent.UntilAsync(() => !agent.Forced.IsEmpty);
        await supervisor.Hub.InvokeAsync("Notify", ["八点开始大促"]);
        await agent.UntilAsync(() => !agent.Notices.IsEmpty);

        Assert.Equal("送他一张券", agent.TimelineOf(conversation).Shown[2].Text);
        Assert.Equal((AgentState.Paused, "店长", "会议"), (agent.Forced.Single().State, agent.Forced.Single().By, agent.Forced.Single().Reason));
        await CloseAsync(desk, conversation);
        await buyer.UntilAsync(() => buyer.ClosedConversations.Contains(conversation));
        await SoundAsync();
    }

    [Fact]
    public async Task A_supervisor_at_one_node_reorders_and_assigns_who_waits_at_the_other_and_both_nodes_have_the_same_figures()
    {
        var agent = await AgentAsync(First, "xiaoming");
        await agent.SetStateAsync(WantedState.Paused);
        var (earlier, later) = (await BuyerAsync(First), await BuyerAsync(First));
        var (kept, moved) = ((await earlier.SendAsync("我先来的")).ConversationId, (await later.SendAsync("很急")).ConversationId);
        var (here, there) = (await SupervisorTestClient.OpenAsync(Second, DemoShop.Key, "boss", DemoShop.Password), await SupervisorTestClient.OpenAsync(First, DemoShop.Key, "boss", DemoShop.Password));
        _clients.AddRange([here, there]);
        var board = await here.UntilBoardAsync(board => board.Conversations.Count(row => row.Conversation.Id == kept || row.Conversation.Id == moved) == 2);
        var id = board.Agents.Single(known => known.Name == "小明").Id;

        await here.Hub.InvokeAsync("Reorder", [moved, new { to = 4, reason = "很急" }]);
        await there.UntilBoardAsync(board => board.Conversations.Any(row => row.Conversation.Id == moved && row.Position == 1));
        await here.AssignAsync(moved, agentId: id);
        await agent.UntilAsync(() => agent.Assigned.Any(assigned => assigned.Conversation.Id == moved));
        await agent.SendAsync(moved, "来了");
        await agent.SetStateAsync(WantedState.Online);
        await agent.UntilAsync(() => agent.Assigned.Any(assigned => assigned.Conversation.Id == kept));
        await agent.SendAsync(kept, "久等了");

        var answered = await here.UntilBoardAsync(board => board.Day.Agents.Any(day => day.Agent == id && day.Conversations >= 2), TimeSpan.FromSeconds(20));
        var theirs = await there.UntilBoardAsync(board => Same(board.Day, answered.Day), TimeSpan.FromSeconds(20));
        Assert.Equal(answered.Day.Agents, theirs.Day.Agents);
        await CloseAsync(agent, moved);
        await CloseAsync(agent, kept);
        await SoundAsync();

        static bool Same(DayFigures one, DayFigures other) =>
            (one.Consulted, one.Received, one.InTime, one.FirstResponseP50, one.FirstResponseP90) == (other.Consulted, other.Received, other.InTime, other.FirstResponseP50, other.FirstResponseP90);
    }

    [Fact]
    public async Task Routing_published_at_one_node_is_followed_at_the_other_as_one_change_and_running_conversations_stay()
    {
        var agent = await AgentAsync(First, "xiaofang");
        var buyer = await BuyerAsync(Second);
        var running = await AskAsync(buyer, agent, "有货吗?");
        var boss = (await First.SignInAgentAsync(DemoShop.Key, "boss", DemoShop.Password)).AccessToken;
        var board = await SupervisorTestClient.OpenAsync(Second, DemoShop.Key, "boss", DemoShop.Password);
        _clients.Add(board);
        var draft = await AskAsync(boss, HttpMethod.Get, "routing/draft", null, First);
        var (version, revision) = (draft.GetProperty("version").GetInt32(), draft.GetProperty("revision").GetInt32());
        var plan = JsonNode.Parse(draft.GetProperty("plan").GetRawText())!;
        plan["agents"] = new JsonObject { ["xiaofang"] = new JsonObject { ["weight"] = 10, ["capacity"] = 3 } };
        plan["groups"]!["night"] = new JsonObject { ["name"] = "Night", ["members"] = new JsonArray("xiaofang") };

        await AskAsync(boss, HttpMethod.Put, "routing/draft", new { revision, plan }, First);
        await AskAsync(boss, HttpMethod.Post, "routing/publish", new { revision = revision + 1, version, reason = "night shift" }, First);
        var followed = await board.UntilBoardAsync(next => next.RoutingVersion > version, TimeSpan.FromSeconds(10));

        var seen = board.Boards.ToList();
        Assert.All(seen, next => Assert.Equal(next.RoutingVersion > version, next.Groups.Any(group => group.Id.Value == "night")));
        await board.UntilBoardAsync(next => next.Agents.Any(known => known.Name == "小芳" && known.Capacity == 3 && known.Groups.Any(group => group.Value == "night")), TimeSpan.FromSeconds(10));
        Assert.Equal("小芳", followed.Agents.Single(known => known.Id == followed.Conversations.Single(row => row.Conversation.Id == running).Conversation.Owner).Name);
        await agent.UntilAsync(() => agent.Publications.Any(published => published.Version == version + 1));
        Assert.Equal(version + 1, (await AskAsync(boss, HttpMethod.Get, "routing", null, Second)).GetProperty("version").GetProperty("number").GetInt32());
        await agent.SendAsync(running, "有的");
        await CloseAsync(agent, running);
        await AskAsync(boss, HttpMethod.Post, $"routing/versions/{version}/restore", new { version = version + 1, reason = "back" }, Second);
        await SoundAsync();
    }

    [Fact]
    public async Task A_shop_that_is_suspended_at_one_node_is_refused_at_the_other_and_served_again_after_it_is_active()
    {
        // Who has come and gone at no other test: three times are a flap, which costs a minute.
        var agent = await AgentAsync(First, "laowang");
        var buyer = await BuyerAsync(Second);
        await SetStatusAsync("suspended");

        await Until.TrueAsync(async () => await RefusedAsync(buyer) == "shopDisabled");

        await SetStatusAsync("active");
        await Until.TrueAsync(async () => await RefusedAsync(buyer) is null);
        await agent.UntilAsync(() => !agent.Assigned.IsEmpty);
        await CloseAsync(agent, agent.Assigned.First().Conversation.Id);
        await SoundAsync();

        async Task SetStatusAsync(string status)
        {
            using var answer = await First.Http.PutAsJsonAsync($"/internal/shops/{DemoShop.Key}/standing", new { status });
            answer.EnsureSuccessStatusCode();
        }

        static async Task<string?> RefusedAsync(BuyerTestClient buyer)
        {
            try
            {
                await buyer.SendAsync("有货吗?");
                return null;
            }
            catch (HubInvocationException refused)
            {
                return refused.Code;
            }
        }
    }

    [Fact]
    public async Task Who_saves_or_publishes_second_at_the_other_node_is_refused_with_the_difference()
    {
        var boss = (await First.SignInAgentAsync(DemoShop.Key, "boss", DemoShop.Password)).AccessToken;
        var draft = await AskAsync(boss, HttpMethod.Get, "routing/draft", null, First);
        var (version, revision) = (draft.GetProperty("version").GetInt32(), draft.GetProperty("revision").GetInt32());

        var answers = await Task.WhenAll(SaveAsync(First, 2, 50), SaveAsync(Second, 3, 60));
        var (won, lost) = (answers.Single(answer => answer.Status == HttpStatusCode.OK), answers.Single(answer => answer.Status != HttpStatusCode.OK));
        Assert.Equal((HttpStatusCode.Conflict, "stale"), (lost.Status, lost.Body.GetProperty("code").GetString()));
        Assert.Equal(
            [("/overrides/busyAbove", true), ("/overrides/maxQueue", true)],
            lost.Body.GetProperty("fields").EnumerateArray().Select(field => (field.GetProperty("path").GetString()!, field.GetProperty("clashes").GetBoolean())));
        Assert.Equal(revision + 1, won.Body.GetProperty("revision").GetInt32());

        var published = await Task.WhenAll(PublishAsync(First), PublishAsync(Second));
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.Conflict], published.Select(answer => answer.Status).Order());
        await AskAsync(boss, HttpMethod.Post, $"routing/versions/{version}/restore", new { version = version + 1, reason = "back" }, First);

        Task<(HttpStatusCode Status, JsonElement Body)> SaveAsync(Endpoint node, int busyAbove, int maxQueue)
        {
            var plan = JsonNode.Parse(draft.GetProperty("plan").GetRawText())!;
            plan["overrides"] = new JsonObject { ["busyAbove"] = busyAbove, ["maxQueue"] = maxQueue };
            return AnswerAsync(boss, HttpMethod.Put, "routing/draft", new { revision, plan }, node);
        }

        Task<(HttpStatusCode Status, JsonElement Body)> PublishAsync(Endpoint node) =>
            AnswerAsync(boss, HttpMethod.Post, "routing/publish", new { revision = revision + 1, version, reason = "mine" }, node);
    }

    [Fact]
    public async Task A_lost_node_calls_the_supervisors_of_the_shops_whose_agents_it_had()
    {
        var agent = await AgentAsync(Second, "xiaoming");
        var supervisor = await SupervisorTestClient.OpenAsync(First, DemoShop.Key, "boss", DemoShop.Password);
        _clients.Add(supervisor);

        await Cluster.NodeAsync(2, ClusterVerb.Kill);
        await agent.Hub.Closed.WaitAsync(TimeSpan.FromSeconds(8));
        var board = await supervisor.UntilBoardAsync(board => board.Alarms.Open.Any(alarm => alarm.Kind == AlarmKind.NodeLost), TimeSpan.FromSeconds(30));
        await Cluster.NodeAsync(2, ClusterVerb.Start);

        Assert.NotEmpty(board.Alarms.Open.Single(alarm => alarm.Kind == AlarmKind.NodeLost).Subject);
        await Until.TrueAsync(async () => (await Second.Http.GetAsync("/readyz")).IsSuccessStatusCode);
        await SoundAsync();
    }

    private static async Task<(string Id, long Version)> MemberAsync(string boss, string name, Endpoint node)
    {
        var made = await AskAsync(boss, HttpMethod.Post, "members", new { name }, node);
        using var joined = await node.Http.PostAsJsonAsync(
            "/api/v1/links/redeem", new { token = made.GetProperty("link").GetProperty("path").GetString()!.Split('#')[1], password = "three words in a row" });
        joined.EnsureSuccessStatusCode();
        var id = made.GetProperty("member").GetProperty("id").GetString()!;
        return (id, (await AskAsync(boss, HttpMethod.Get, $"members/{id}", null, node)).GetProperty("version").GetInt64());
    }

    private static async Task<JsonElement> AskAsync(string token, HttpMethod method, string path, object? body, Endpoint node)
    {
        var (status, answer) = await AnswerAsync(token, method, path, body, node);
        Assert.True((int)status is >= 200 and < 300, $"{method} {path}: {status} {answer}");
        return answer;
    }

    private static async Task<(HttpStatusCode Status, JsonElement Body)> AnswerAsync(string token, HttpMethod method, string path, object? body, Endpoint node)
    {
        using var request = new HttpRequestMessage(method, $"/api/v1/{path}") { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.Authorization = new("Bearer", token);
        using var response = await node.Http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return (response.StatusCode, text.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(text));
    }

    private async Task<AgentTestClient> AgentAsync(Endpoint node, string account, string password = DemoShop.Password)
    {
        var agent = await AgentTestClient.OnlineAsync(node, DemoShop.Key, account, password);
        _clients.Add(agent);
        return agent;
    }

    private async Task<BuyerTestClient> BuyerAsync(Endpoint node)
    {
        var buyer = await BuyerTestClient.OpenAsync(node, DemoShop.Key, node.Origin);
        _clients.Add(buyer);
        return buyer;
    }

    private static async Task<ConversationId> AskAsync(BuyerTestClient buyer, AgentTestClient agent, string text)
    {
        var conversation = (await buyer.SendAsync(text)).ConversationId;
        await agent.UntilAsync(() => agent.Assigned.Any(assigned => assigned.Conversation.Id == conversation));
        return conversation;
    }

    private static Task CloseAsync(AgentTestClient agent, ConversationId conversation) => agent.Hub.InvokeAsync("Close", [conversation]);

    private async Task SoundAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(500));
        var found = await CheckAsync();
        while (found.Total != 0 && !patience.IsCancellationRequested && await timer.WaitForNextTickAsync(CancellationToken.None))
            found = await CheckAsync();
        Assert.Equal(new Invariants(0, 0, 0, 0, 0, 0), found);
    }

    private async Task<Invariants> CheckAsync() => (await First.Http.GetFromJsonAsync<Invariants>("/internal/invariants"))!;
}
