using System.Diagnostics;
using ChatRouter.Server.Delivery;
using ChatRouter.Server.Demo;
using ChatRouter.TestKit.HubClient;
using ChatRouter.TestKit.Servers;
using Xunit.Abstractions;

namespace ChatRouter.IntegrationTests.Faults;

/// <summary>Networks that vanish, divide, or carry more than somebody reads.</summary>
public sealed class CutTests(CutBed bed, ITestOutputHelper output) : FaultRows(bed, output), IClassFixture<CutBed>
{
    [Fact, Trait(Form.Trait, Form.Whole)]
    public async Task F06_the_Redis_master_is_killed_and_its_replica_takes_over()
    {
        await bed.ReadyAsync();
        var (promoted, placed) = (TimeSpan.Zero, TimeSpan.Zero);
        var master = await bed.MasterPortAsync();

        var result = await bed.RunAsync("F06", Output, async () =>
        {
            await KillAsync(master, ClusterVerb.Kill);
            var since = Stopwatch.StartNew();
            await FaultBed.UntilAsync("a replica is master", async () => await bed.MasterPortAsync() != master, () => []);
            promoted = since.Elapsed;
            await PlacedAsync(bed.Newcomers.Dequeue());
            placed = since.Elapsed;
            await KillAsync(master, ClusterVerb.Start);
        });

        Say($"F06: the Sentinels have another master {promoted.TotalSeconds:0.0} s after the master's death, a newcomer an agent {placed.TotalSeconds:0.0} s after it, longest silence {result.LongestSilence.TotalSeconds:0.0} s");
        Assert.InRange(placed, TimeSpan.Zero, TimeSpan.FromSeconds(10));
        Assert.Empty(result.Returns);
        Assert.InRange(result.LongestSilence, TimeSpan.Zero, TimeSpan.FromSeconds(2));
    }

    [Fact, Trait(Form.Trait, Form.Whole)]
    public async Task F07_the_Redis_master_is_cut_off_with_one_node()
    {
        await bed.ReadyAsync();
        var placed = new List<TimeSpan>();

        var result = await bed.RunAsync("F07", Output, async () =>
        {
            foreach (var seconds in Form.Of<int[]>([8], [8, 15, 30]))
            {
                var master = await bed.MasterPortAsync();
                var newcomer = bed.Newcomers.Dequeue();
                await bed.DivideAsync();
                await ForAsync(1);
                newcomer.Say();
                await ForAsync(seconds - 1);
                Assert.NotEqual(master, await bed.MasterPortAsync());
                await bed.HealAsync();
                placed.Add(await UntilOwnedAsync(newcomer));
                await FaultBed.UntilAsync("the old master follows", async () => (await bed.RedisAsync(["ROLE"], master)).StartsWith("slave", StringComparison.Ordinal), () => [], TimeSpan.FromSeconds(30));
            }
        });

        Say($"F07: newcomers of the cuts have an agent after {string.Join(", ", placed.Select(time => FormattableString.Invariant($"{time.TotalSeconds:0.0}")))} s, longest silence {result.LongestSilence.TotalSeconds:0.0} s");
        Assert.InRange(result.LongestSilence, TimeSpan.Zero, TimeSpan.FromSeconds(2));
    }

    [Fact, Trait(Form.Trait, Form.Whole)]
    public async Task F13_nodes_are_cut_off_the_bus_because_they_do_not_read_it()
    {
        const string Overrun = "overcoming of output buffer limits";
        await bed.ReadyAsync();
        var before = bed.Logged(Overrun, "redis");
        foreach (var port in new[] { bed.Cluster.PortOf("redis"), bed.Cluster.PortOf("redis-replica") })
            await bed.RedisAsync(["CONFIG", "SET", "client-output-buffer-limit", "pubsub 65536 65536 0"], port);
        Pad(7_500);

        var result = await bed.RunAsync("F13", Output, async () =>
        {
            for (var pause = 0; pause < Form.Of(3, 9); pause++)
            {
                await bed.Cluster.NodeAsync(1 + (pause % 3), ClusterVerb.Pause);
                await ForAsync(3);
                await bed.Cluster.NodeAsync(1 + (pause % 3), ClusterVerb.Resume);
                await ForAsync(2);
            }

            Pad(0);
        });

        var overruns = bed.Logged(Overrun, "redis") - before;
        Say($"F13: {overruns} subscribers cut off, everything shown {result.Shown.TotalSeconds:0.0} s after the last message");
        Assert.NotEqual(0, overruns);
        Assert.InRange(result.Shown, TimeSpan.Zero, TimeSpan.FromSeconds(12));
    }

    [Fact, Trait(Form.Trait, Form.Whole)]
    public async Task F20_twenty_tabs_of_a_desk_stop_reading()
    {
        const int Tabs = 20;
        await bed.ReadyAsync();
        var session = await SlowReader.SignInAsync(bed.Cluster.Endpoint, "load1", "agent1");
        var (reading, stuck, filled) = (new List<Span>(), new List<Span>(), new List<TimeSpan>());
        Pad(7_500);

        var result = await bed.RunAsync("F20", Output, async () =>
        {
            for (var round = 0; round < 2; round++)
            {
                var tabs = await Task.WhenAll(Enumerable.Range(0, Tabs).Select(_ => SlowReader.OpenAsync(bed.Cluster.Node(1), session, bed.Clock)));
                await ForAsync(3);
                reading.Add(await SpanAsync(Form.Of(10, 20)));
                Assert.All(tabs, tab => Assert.False(tab.WasLeftBehind, $"A tab that reads fell behind after {tab.Read} bytes."));
                var from = bed.Clock.Elapsed;
                foreach (var tab in tabs)
                    tab.StopReading();
                var cuts = await Task.WhenAll(tabs.Select(tab => tab.Cut)).WaitAsync(TimeSpan.FromSeconds(60));
                stuck.Add(new(cuts.Min() - ClientConnection.StuckLimit, cuts.Max()));
                filled.AddRange(cuts.Select(cut => cut - ClientConnection.StuckLimit - from));
                foreach (var tab in tabs)
                    await tab.DisposeAsync();
            }

            Pad(0);
        });

        var others = result.Of(sender => !sender.StartsWith("load1/agent1", StringComparison.Ordinal));
        var (usual, beside) = (others.TypicalAnswerP99(reading), others.TypicalAnswerP99(stuck));
        Say($"F20: p99 {usual.TotalMilliseconds:0} ms beside tabs that read, {beside.TotalMilliseconds:0} ms beside tabs that do not; all room filled {filled.Min().TotalSeconds:0.0} to {filled.Max().TotalSeconds:0.0} s after they stopped; {bed.Logged("does not read")} of {2 * Tabs} cut off by the connection's own limit");
        AssertNoErrors(result);
        // Whichever comes first: the connection's own limit, once all room is filled, or the system's, once the tab's own is.
        Assert.All(filled, time => Assert.InRange(time + ClientConnection.StuckLimit, ClientConnection.StuckLimit, TimeSpan.FromSeconds(25)));
        Assert.Empty(result.Returns);
        Assert.InRange(beside, TimeSpan.Zero, (usual * 1.2) + ScheduleNoise);
    }

    [Fact, Trait(Form.Trait, Form.Whole)]
    public async Task F21_clients_networks_vanish()
    {
        await bed.ReadyAsync();
        var agents = new List<AgentTestClient>();
        var buyers = new List<BuyerTestClient>();
        for (var number = 0; number < 3; number++)
        {
            // Never online, so that nothing is given to him.
            var agent = await AgentTestClient.ConnectAsync(bed.Aside, await bed.Aside.SignInAgentAsync("load3", FormattableString.Invariant($"agent{3 + number}"), DemoShop.Password));
            await agent.ResumeAsync();
            agent.KeepPinging();
            agents.Add(agent);
            buyers.Add(await BuyerTestClient.OpenAsync(bed.Aside, "load2", bed.Aside.Origin));
        }

        var (agentsAfter, buyersAfter) = (new List<TimeSpan>(), new List<TimeSpan>());
        await bed.RunAsync("F21", Output, async () =>
        {
            await bed.LoseAsideAsync();
            var since = Stopwatch.StartNew();
            await Task.WhenAll(
                Task.WhenAll(agents.Select((_, number) => EndedAsync($"load3/agent{3 + number} ended", since, agentsAfter))),
                Task.WhenAll(buyers.Select(buyer => EndedAsync($"load2/{buyer.Session.Buyer!.Id} ended", since, buyersAfter))));
            await bed.HealAsync();
        });

        Say($"F21: agents lost after {agentsAfter.Min().TotalSeconds:0.0} to {agentsAfter.Max().TotalSeconds:0.0} s, buyers after {buyersAfter.Min().TotalSeconds:0.0} to {buyersAfter.Max().TotalSeconds:0.0} s");
        foreach (var client in agents.Concat<ChatTestClient>(buyers))
            client.Hub.Abort();
        Assert.InRange(agentsAfter.Max(), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(16));
        Assert.InRange(buyersAfter.Max(), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(40));
    }

    private async Task EndedAsync(FormattableString logged, Stopwatch since, List<TimeSpan> after)
    {
        var line = FormattableString.Invariant(logged);
        await FaultBed.UntilAsync(line, () => Task.FromResult(bed.Logged(line) > 0), () => [], TimeSpan.FromSeconds(90));
        lock (after)
            after.Add(since.Elapsed);
    }

    private Task KillAsync(int port, ClusterVerb verb) => port == bed.Cluster.PortOf("redis") ? bed.Cluster.RedisAsync(verb) : bed.Cluster.RedisReplicaAsync(verb);
}
