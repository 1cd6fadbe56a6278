using System.Diagnostics;
using ChatRouter.Core.Conversations;
using ChatRouter.Server.Delivery;
using ChatRouter.TestKit.Servers;
using StackExchange.Redis;
using Xunit.Abstractions;

namespace ChatRouter.IntegrationTests.Faults;

/// <summary>Whatever dies, freezes or forgets: nothing acknowledged is lost, shown twice or out of order, and everybody is back within a minute.</summary>
/// <remarks>The gate of every row is in <see cref="FaultBed.RunAsync"/>; here are the faults and each row's own figure.</remarks>
public sealed class FaultTests(FaultBed bed, ITestOutputHelper output) : IClassFixture<FaultBed>
{
    // By how much the same measurement differs between two times on two shared cores.
    private static readonly TimeSpan ScheduleNoise = TimeSpan.FromMilliseconds(50);

    [Fact]
    public async Task F01_a_node_is_killed()
    {
        var result = await bed.RunAsync("F01", output, () => bed.Cluster.NodeAsync(2, ClusterVerb.Kill));
        await bed.Cluster.NodeAsync(2, ClusterVerb.Start);

        Assert.NotEmpty(result.Returns);
        Assert.InRange(result.ReturnP99, TimeSpan.Zero, TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task F02_a_node_freezes_and_wakes_too_late()
    {
        await bed.ReadyAsync();
        var fencedBefore = bed.Logged("has lapsed");

        var result = await bed.RunAsync("F02", output, async () =>
        {
            await bed.Cluster.NodeAsync(1, ClusterVerb.Pause);
            await ForAsync(20);
            await bed.Cluster.NodeAsync(1, ClusterVerb.Resume);
            await bed.Cluster.UntilBalancerSaysAsync(1, "UP", TimeSpan.FromSeconds(10));
        });

        Assert.NotEmpty(result.Returns);
        Assert.InRange(bed.Logged("has lapsed") - fencedBefore, 1, int.MaxValue);
    }

    [Fact]
    public async Task F04_all_nodes_are_killed()
    {
        var waiting = await WaitingAsync();
        var startedAt = TimeSpan.Zero;

        var result = await bed.RunAsync("F04", output, async () =>
        {
            await EachNodeAsync(ClusterVerb.Kill);
            startedAt = bed.Clock.Elapsed;
            await EachNodeAsync(ClusterVerb.Start);
        });

        Assert.InRange(result.FirstAckAfter(startedAt) - startedAt, TimeSpan.Zero, TimeSpan.FromSeconds(10));
        Assert.Equal(waiting, await bed.WaitingAsync());
    }

    [Fact]
    public async Task F05_nodes_are_restarted_one_by_one()
    {
        var result = await bed.RunAsync("F05", output, async () =>
        {
            for (var node = 1; node <= 3; node++)
            {
                var since = Stopwatch.StartNew();
                await bed.Cluster.NodeAsync(node, ClusterVerb.Stop);
                Assert.InRange(since.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(25));
                await bed.Cluster.NodeAsync(node, ClusterVerb.Start);
                await bed.Cluster.UntilBalancerSaysAsync(node, "UP", TimeSpan.FromSeconds(5));
            }
        });

        Assert.NotEmpty(result.Returns);
        AssertNoErrors(result);
    }

    [Fact]
    public async Task F06_Redis_is_killed_and_started_again()
    {
        await bed.ReadyAsync();
        var newcomer = bed.Newcomers.Dequeue();
        var placed = TimeSpan.MaxValue;

        var result = await bed.RunAsync("F06", output, async () =>
        {
            await bed.Cluster.RedisAsync(ClusterVerb.Kill);
            newcomer.Say();
            await ForAsync(5);
            Assert.True(newcomer.IsIdle, "A newcomer's message was not stored while Redis was away.");
            await bed.Cluster.RedisAsync(ClusterVerb.Start);
            placed = await FaultBed.UntilAsync(
                "the newcomer has an agent", async () => (await newcomer.LookAsync()).Status is { Status: Placement.Owned }, () => [newcomer.Name], TimeSpan.FromSeconds(10));
        });

        output.WriteLine($"F06: newcomer placed {placed.TotalSeconds:0.0} s after Redis was back");
        Assert.Empty(result.Returns);
        Assert.InRange(result.LongestSilence, TimeSpan.Zero, TimeSpan.FromSeconds(2));
    }

    [Fact]
    public async Task F10_Redis_comes_back_empty()
    {
        var waiting = await WaitingAsync();
        var rebuiltBefore = bed.Logged("Rebuilt ");
        var rebuilt = TimeSpan.MaxValue;

        var result = await bed.RunAsync("F10", output, async () =>
        {
            var since = Stopwatch.StartNew();
            await RedisAsync("FLUSHALL");
            await FaultBed.UntilAsync(
                "rebuilt", async () => bed.Logged("Rebuilt ") > rebuiltBefore && await bed.InvariantsAsync() is { Total: 0 }, () => ["invariants above zero"], TimeSpan.FromSeconds(10));
            rebuilt = since.Elapsed;
        });

        output.WriteLine($"F10: rebuilt after {rebuilt.TotalSeconds:0.0} s");
        Assert.InRange(rebuilt, TimeSpan.Zero, TimeSpan.FromSeconds(10));
        Assert.Equal(waiting, await bed.WaitingAsync());
        AssertNoErrors(result);
    }

    [Fact]
    public async Task F14_the_script_cache_is_lost_every_second()
    {
        var result = await bed.RunAsync("F14", output, async () =>
        {
            for (var second = 0; second < 6; second++)
            {
                await RedisAsync("FUNCTION", "FLUSH");
                if (second % 2 == 1)
                    bed.Newcomers.Dequeue().Say();
                await ForAsync(1);
            }
        });

        AssertNoErrors(result);
    }

    [Fact]
    public async Task F16_the_database_is_killed_and_comes_back_after_eight_seconds()
    {
        var result = await bed.RunAsync("F16", output, async () =>
        {
            await bed.Cluster.PostgresAsync(ClusterVerb.Kill);
            await ForAsync(8);
            await bed.Cluster.PostgresAsync(ClusterVerb.Start);
        });

        Assert.Empty(result.Returns);
        Assert.NotEqual(0, result.PutOff);
        Assert.InRange(result.SlowestAnswer, TimeSpan.Zero, TimeSpan.FromSeconds(3.5));
        Assert.InRange(result.Backlog - result.OverAt, TimeSpan.MinValue, TimeSpan.FromSeconds(15));
    }

    [Fact]
    public async Task F30_every_third_ack_is_lost()
    {
        var result = await bed.RunAsync("F30", output, async () =>
        {
            LoseAcks(true);
            await ForAsync(8);
            LoseAcks(false);
        });

        Assert.NotEqual(0, result.Duplicates);
        Assert.NotEqual(0, result.Unknown);
    }

    [Fact]
    public async Task F20_twenty_tabs_of_a_desk_stop_reading()
    {
        await bed.ReadyAsync();
        var session = await SlowReader.SignInAsync(bed.Cluster.Endpoint, "load1", "agent1");
        var (reading, stuck) = (new List<Span>(), new List<Span>());
        Pad(7_500);

        var result = await bed.RunAsync("F20", output, async () =>
        {
            for (var round = 0; round < 2; round++)
            {
                var tabs = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => SlowReader.OpenAsync(bed.Cluster.Node(1), session, bed.Clock)));
                await ForAsync(3);
                reading.Add(await SpanAsync(10));
                Assert.All(tabs, tab => Assert.False(tab.WasLeftBehind, $"A tab that reads fell behind after {tab.Read} bytes."));
                foreach (var tab in tabs)
                    tab.StopReading();
                var cuts = await Task.WhenAll(tabs.Select(tab => tab.Cut)).WaitAsync(TimeSpan.FromSeconds(60));
                // From about then on nobody read what the server wrote to them.
                stuck.Add(new(cuts.Min() - ClientConnection.StuckLimit, cuts.Max()));
                foreach (var tab in tabs)
                    await tab.DisposeAsync();
            }

            Pad(0);
        });

        var (usual, beside) = (result.TypicalAnswerP99(reading), result.TypicalAnswerP99(stuck));
        output.WriteLine(FormattableString.Invariant($"F20: p99 {usual.TotalMilliseconds:0} ms beside tabs that read, {beside.TotalMilliseconds:0} ms beside tabs that do not; windows {string.Join(", ", reading.Concat(stuck).Select(span => $"{span.From.TotalSeconds:0.0}–{span.To.TotalSeconds:0.0}"))}"));
        AssertNoErrors(result);
        Assert.Empty(result.Returns);
        Assert.InRange(beside, TimeSpan.Zero, (usual * 1.2) + ScheduleNoise);
    }

    [Fact]
    public async Task F29_a_silent_client_is_closed()
    {
        await bed.ReadyAsync();

        var closed = await Task.WhenAll(
            ClosedAfterAsync(SilentClients.NeverPingsAsync(bed.Cluster.Endpoint)),
            ClosedAfterAsync(SilentClients.NeverResumesAsync(bed.Cluster.Endpoint)),
            ClosedAfterAsync(SilentClients.NeverOpensAsync(bed.Cluster.Endpoint)),
            ClosedAfterAsync(SilentClients.NeverShakesHandsAsync(bed.Cluster.Endpoint)));

        output.WriteLine($"F29: closed after {string.Join(", ", closed.Select(time => FormattableString.Invariant($"{time.TotalSeconds:0.0} s")))}");
        Assert.All(closed[..3], time => Assert.InRange(time, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(12)));
        Assert.InRange(closed[3], TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(6));
    }

    private static async Task<TimeSpan> ClosedAfterAsync(Task<Task> connecting)
    {
        var end = await connecting;
        var since = Stopwatch.StartNew();
        await end.WaitAsync(TimeSpan.FromSeconds(30));
        return since.Elapsed;
    }

    private static Task ForAsync(int seconds) => Rest.ForAsync(TimeSpan.FromSeconds(seconds), CancellationToken.None);

    private async Task<Span> SpanAsync(int seconds)
    {
        var from = bed.Clock.Elapsed;
        await ForAsync(seconds);
        return new(from, bed.Clock.Elapsed);
    }

    private static void AssertNoErrors(RowResult result)
    {
        Assert.Equal((0, 0), (result.Unknown, result.PutOff));
        Assert.DoesNotContain(result.Sent, sent => sent.Refused is not null);
    }

    private async Task<IReadOnlyList<string>> WaitingAsync()
    {
        await bed.ReadyAsync();
        var waiting = await bed.WaitingAsync();
        Assert.NotEmpty(waiting);
        return waiting;
    }

    private Task EachNodeAsync(ClusterVerb verb) => Task.WhenAll(Enumerable.Range(1, 3).Select(node => bed.Cluster.NodeAsync(node, verb)));

    private async Task RedisAsync(string command, params object[] arguments)
    {
        using var redis = await ConnectionMultiplexer.ConnectAsync($"{bed.Cluster.Redis},allowAdmin=true");
        await redis.GetDatabase().ExecuteAsync(command, arguments);
    }

    private void Pad(int characters)
    {
        foreach (var member in bed.Everybody)
            member.Padding = characters;
    }

    private void LoseAcks(bool lose)
    {
        foreach (var member in bed.Everybody)
            member.LosesAcks = lose;
    }
}
