using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using ChatRouter.Server.Demo;
using ChatRouter.TestKit.HubClient;
using ChatRouter.TestKit.Servers;

namespace ChatRouter.IntegrationTests.Deploy;

public sealed class ClusterTests : IAsyncLifetime
{
    private readonly ClusterProcess _cluster = new(nodes: 1, environment: new Dictionary<string, string> { ["Limits__Enabled"] = "false" });
    private readonly List<IAsyncDisposable> _clients = [];

    public Task InitializeAsync() => _cluster.UpAsync();

    public async Task DisposeAsync()
    {
        foreach (var client in _clients)
            await client.DisposeAsync();
        await _cluster.DisposeAsync();
    }

    [Fact]
    public async Task Buyer_and_agent_talk_through_the_balancer()
    {
        var agent = Keep(await AgentTestClient.OnlineAsync(_cluster.Endpoint, DemoShop.Key, "xiaofang", DemoShop.Password));
        var buyer = await BuyerAsync();

        var conversation = (await buyer.SendAsync("有货吗?")).ConversationId;
        await agent.UntilAsync(() => !agent.Assigned.IsEmpty);
        await agent.SendAsync(conversation, "有的");
        await buyer.UntilAsync(() => buyer.TimelineOf(conversation).UpTo == 2);

        Assert.Equal(["有货吗?", "有的"], buyer.TimelineOf(conversation).Shown.Select(message => message.Text));
        var (well, lines) = await _cluster.StatusAsync();
        Assert.True(well, lines);
    }

    [Fact]
    public async Task The_balancer_lets_nobody_from_outside_at_what_is_for_operators()
    {
        Assert.Equal(HttpStatusCode.OK, await AnswerAsync("/readyz"));
        foreach (var path in new[] { "/internal/invariants", "/INTERNAL/invariants", "/%69nternal/invariants", "/metrics" })
            Assert.Equal(HttpStatusCode.NotFound, await AnswerAsync(path));
        foreach (var path in new[] { "/x/../internal/invariants", "/x/%2e%2e/internal/invariants", "/./metrics" })
            Assert.Equal(HttpStatusCode.BadRequest, await AnswerAsync(path));
    }

    [Fact, Trait("Faults", "whole")]
    public async Task A_killed_node_loses_its_clients_at_once_and_serves_again_after_its_start()
    {
        var buyer = await BuyerAsync();

        await _cluster.NodeAsync(1, ClusterVerb.Kill);
        await buyer.Hub.Closed.WaitAsync(TimeSpan.FromSeconds(3));
        await _cluster.UntilBalancerSaysAsync(1, "DOWN", TimeSpan.FromSeconds(3));
        Assert.False((await _cluster.StatusAsync()).Well);
        await _cluster.NodeAsync(1, ClusterVerb.Start);
        await _cluster.UntilBalancerSaysAsync(1, "UP", TimeSpan.FromSeconds(3));

        await (await BuyerAsync()).SendAsync("again");
    }

    [Fact, Trait("Faults", "whole")]
    public async Task A_frozen_node_loses_its_clients_within_eight_seconds()
    {
        var buyer = await BuyerAsync();

        await _cluster.NodeAsync(1, ClusterVerb.Pause);
        await buyer.Hub.Closed.WaitAsync(TimeSpan.FromSeconds(8));
        Assert.Equal("DOWN", await _cluster.BalancerStateAsync(1));
        Assert.Contains("paused", (await _cluster.StatusAsync()).Lines, StringComparison.Ordinal);
        await _cluster.NodeAsync(1, ClusterVerb.Resume);

        await _cluster.UntilBalancerSaysAsync(1, "UP", TimeSpan.FromSeconds(3));
    }

    [Fact]
    public async Task A_stopping_node_keeps_its_clients_until_they_leave()
    {
        var buyer = await BuyerAsync();

        var stopping = _cluster.NodeAsync(1, ClusterVerb.Stop);
        await _cluster.UntilBalancerSaysAsync(1, "NOLB", TimeSpan.FromSeconds(3));
        await SendForAsync(buyer, TimeSpan.FromSeconds(5));
        await buyer.DisposeAsync();
        await stopping.WaitAsync(TimeSpan.FromSeconds(5));

        Assert.Single(buyer.Drains);
        Assert.All(buyer.Sent, sent => Assert.NotNull(sent.Ack));
    }

    [Fact]
    public async Task Down_leaves_no_process_and_no_listening_port()
    {
        var processes = _cluster.ProcessIds;
        Assert.Equal(4, processes.Count);

        await _cluster.DownAsync();

        Assert.DoesNotContain(processes, IsAlive);
        Assert.DoesNotContain(_cluster.Ports, Listens);
    }

    [Fact, Trait("Faults", "whole")]
    public async Task Everything_killed_comes_up_again_with_its_data()
    {
        var agent = Keep(await AgentTestClient.OnlineAsync(_cluster.Endpoint, DemoShop.Key, "xiaofang", DemoShop.Password));
        var conversation = (await (await BuyerAsync()).SendAsync("kept")).ConversationId;
        await agent.UntilAsync(() => !agent.Assigned.IsEmpty);

        foreach (var id in _cluster.ProcessIds)
            Process.GetProcessById(id).Kill();
        await _cluster.UpAsync();

        var back = Keep(await AgentTestClient.ConnectAsync(_cluster.Endpoint, agent.Session));
        Assert.Equal(conversation, (await back.ResumeAsync()).Conversations.Single().Conversation.Id);
    }

    [Fact]
    public async Task Redis_PostgreSQL_and_HAProxy_can_be_killed_paused_and_started()
    {
        foreach (var part in new Func<ClusterVerb, Task>[] { _cluster.RedisAsync, _cluster.PostgresAsync, _cluster.HaproxyAsync })
        {
            foreach (var verb in new[] { ClusterVerb.Kill, ClusterVerb.Start, ClusterVerb.Pause, ClusterVerb.Resume, ClusterVerb.Stop })
                await part(verb);
            Assert.Contains("down", (await _cluster.StatusAsync()).Lines, StringComparison.Ordinal);
            await part(ClusterVerb.Start);
        }

        var (well, lines) = await _cluster.StatusAsync();
        Assert.True(well, lines);
    }

    [Fact]
    public async Task A_node_whose_database_hangs_answers_its_balancer_in_time()
    {
        // HAProxy waits for 2 s, and takes no answer for a node's death.
        var time = TimeSpan.FromSeconds(1.8);
        await _cluster.PostgresAsync(ClusterVerb.Pause);

        for (var ask = 0; ask < 6; ask++)
        {
            var since = Stopwatch.StartNew();
            using var answer = await _cluster.Node(1).Http.GetAsync("/readyz/balancer");
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            Assert.InRange(since.Elapsed, TimeSpan.Zero, time);
        }

        await _cluster.PostgresAsync(ClusterVerb.Resume);
    }

    private async Task<BuyerTestClient> BuyerAsync() =>
        Keep(await BuyerTestClient.OpenAsync(_cluster.Endpoint, DemoShop.Key, _cluster.Endpoint.Origin));

    // The path as it is written: clients usually tidy it up.
    private async Task<HttpStatusCode> AnswerAsync(string path)
    {
        var asWritten = new Uri($"{_cluster.Endpoint.Origin}{path}", new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
        using var answer = await _cluster.Endpoint.Http.GetAsync(asWritten);
        return answer.StatusCode;
    }

    private static async Task SendForAsync(BuyerTestClient buyer, TimeSpan time)
    {
        for (var since = Stopwatch.StartNew(); since.Elapsed < time;)
            await buyer.SendAsync("on and on");
    }

    // A process that its parent has not asked for yet is dead all the same.
    private static bool IsAlive(int id)
    {
        try
        {
            return !File.ReadAllText($"/proc/{id}/stat").Contains(") Z ", StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return false;
        }
    }

    private static bool Listens(int port)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Connect(IPAddress.Loopback, port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private T Keep<T>(T client) where T : IAsyncDisposable
    {
        _clients.Add(client);
        return client;
    }
}
