using System.Diagnostics;
using ChatRouter.Storm;
using ChatRouter.TestKit.Servers;
using Xunit.Abstractions;

namespace ChatRouter.IntegrationTests.Faults;

/// <summary>Whatever dies, freezes or forgets: nothing acknowledged is lost, shown twice or out of order, and everybody is back within a minute.</summary>
/// <remarks>The gate of every row is in <see cref="FaultBed.RunAsync"/>; here are the faults and each row's own figure.</remarks>
public sealed class FaultTests(FaultBed bed, ITestOutputHelper output) : FaultRows(bed, output), IClassFixture<FaultBed>
{
    [Fact]
    public async Task F01_a_node_is_killed()
    {
        var result = await Bed.RunAsync("F01", Output, () => Bed.Cluster.NodeAsync(2, ClusterVerb.Kill));
        await Bed.Cluster.NodeAsync(2, ClusterVerb.Start);

        Assert.NotEmpty(result.Returns);
        Assert.InRange(result.ReturnP99, TimeSpan.Zero, TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task F02_a_node_freezes_and_wakes_too_late()
    {
        await Bed.ReadyAsync();
        var fencedBefore = Bed.Logged("has lapsed");

        var result = await Bed.RunAsync("F02", Output, async () =>
        {
            await Bed.Cluster.NodeAsync(1, ClusterVerb.Pause);
            await ForAsync(20);
            await Bed.Cluster.NodeAsync(1, ClusterVerb.Resume);
            await Bed.Cluster.UntilBalancerSaysAsync(1, "UP", TimeSpan.FromSeconds(10));
        });

        Assert.NotEmpty(result.Returns);
        Assert.InRange(Bed.Logged("has lapsed") - fencedBefore, 1, int.MaxValue);
    }

    [Fact, Trait(Form.Trait, Form.Whole)]
    public async Task F03_a_node_pauses_shortly_again_and_again()
    {
        await Bed.ReadyAsync();
        var assignments = await Bed.AssignmentsAsync();

        var result = await Bed.RunAsync("F03", Output, async () =>
        {
            for (var pause = 0; pause < Form.Of(3, 20); pause++)
            {
                await Bed.Cluster.NodeAsync(1 + (pause % 3), ClusterVerb.Pause);
                await ForAsync(3);
                await Bed.Cluster.NodeAsync(1 + (pause % 3), ClusterVerb.Resume);
                await ForAsync(1.5);
            }
        });

        Assert.Equal(assignments, await Bed.AssignmentsAsync());
        Assert.DoesNotContain(result.Sent, sent => sent.Refused is not null);
    }

    [Fact]
    public async Task F04_all_nodes_are_killed()
    {
        var waiting = await WaitingAsync();
        var startedAt = TimeSpan.Zero;

        var result = await Bed.RunAsync("F04", Output, async () =>
        {
            await EachNodeAsync(ClusterVerb.Kill);
            startedAt = Bed.Clock.Elapsed;
            // As an operator does: one node first, the others when it has taken the crowd in. Three that start at once on one machine take three times as long each.
            await Bed.Cluster.UpAsync();
        });

        Assert.InRange(result.FirstAckAfter(startedAt) - startedAt, TimeSpan.Zero, TimeSpan.FromSeconds(10));
        Assert.Equal(waiting, await Bed.WaitingAsync());
    }

    [Fact]
    public async Task F05_nodes_are_restarted_one_by_one()
    {
        var result = await Bed.RunAsync("F05", Output, async () =>
        {
            for (var node = 1; node <= 3; node++)
            {
                var since = Stopwatch.StartNew();
                await Bed.Cluster.NodeAsync(node, ClusterVerb.Stop);
                Assert.InRange(since.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(25));
                await Bed.Cluster.NodeAsync(node, ClusterVerb.Start);
                await Bed.Cluster.UntilBalancerSaysAsync(node, "UP", TimeSpan.FromSeconds(5));
            }
        });

        Assert.NotEmpty(result.Returns);
        AssertNoErrors(result);
        Assert.Equal(0, Bed.Logged("Unhandled exception"));
    }

    [Fact]
    public async Task F06_Redis_is_killed_and_started_again()
    {
        await Bed.ReadyAsync();
        var newcomer = Bed.Newcomers.Dequeue();
        var placed = TimeSpan.MaxValue;
        // Who has no socket yet gets none while tickets cannot be kept.
        await FaultBed.UntilAsync("newcomer connected", () => Task.FromResult(newcomer.IsConnected), () => [newcomer.Name]);

        var result = await Bed.RunAsync("F06", Output, async () =>
        {
            await Bed.Cluster.RedisAsync(ClusterVerb.Kill);
            newcomer.Say();
            await ForAsync(Form.Of(5, 10));
            Assert.True(newcomer.IsIdle, "A newcomer's message was not stored while Redis was away.");
            await Bed.Cluster.RedisAsync(ClusterVerb.Start);
            placed = await UntilOwnedAsync(newcomer);
        });

        Output.WriteLine($"F06: newcomer placed {placed.TotalSeconds:0.0} s after Redis was back");
        Assert.Empty(result.Returns);
        Assert.InRange(result.LongestSilence, TimeSpan.Zero, TimeSpan.FromSeconds(2));
    }

    [Fact]
    public async Task F10_Redis_comes_back_empty()
    {
        var waiting = await WaitingAsync();
        var rebuiltBefore = Bed.Logged("Rebuilt ");
        var rebuilt = TimeSpan.MaxValue;

        var result = await Bed.RunAsync("F10", Output, async () =>
        {
            var since = Stopwatch.StartNew();
            await Bed.RedisAsync(["FLUSHALL"]);
            await FaultBed.UntilAsync(
                "rebuilt", async () => Bed.Logged("Rebuilt ") > rebuiltBefore && await Bed.InvariantsAsync() is { Total: 0 }, () => ["invariants above zero"], TimeSpan.FromSeconds(10));
            rebuilt = since.Elapsed;
        });

        Output.WriteLine($"F10: rebuilt after {rebuilt.TotalSeconds:0.0} s");
        Assert.InRange(rebuilt, TimeSpan.Zero, TimeSpan.FromSeconds(10));
        Assert.Equal(waiting, await Bed.WaitingAsync());
        AssertNoErrors(result);
    }

    [Fact, Trait(Form.Trait, Form.Whole)]
    public async Task F11_Redis_hangs()
    {
        var (paused, stopped) = (default(Span), default(Span));
        var milliseconds = FormattableString.Invariant($"{Form.Of(4_000, 10_000)}");

        var result = await Bed.RunAsync("F11", Output, async () =>
        {
            await Bed.RedisAsync(["CLIENT", "PAUSE", milliseconds, "ALL"]);
            paused = await SpanAsync(Form.Of(4, 10));
            await ForAsync(3);
            await Bed.Cluster.RedisAsync(ClusterVerb.Pause);
            stopped = await SpanAsync(Form.Of(4, 10));
            await Bed.Cluster.RedisAsync(ClusterVerb.Resume);
        });

        Say($"F11: p99 {result.AnswerP99(paused).TotalSeconds:0.00} s while commands wait, {result.AnswerP99(stopped).TotalSeconds:0.00} s while the process is stopped");
        AssertNoErrors(result);
        Assert.Empty(result.Returns);
        Assert.InRange(result.AnswerP99(paused), TimeSpan.Zero, TimeSpan.FromSeconds(1));
        Assert.InRange(result.AnswerP99(stopped), TimeSpan.Zero, TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task F14_the_script_cache_is_lost_every_second()
    {
        var result = await Bed.RunAsync("F14", Output, async () =>
        {
            for (var second = 0; second < Form.Of(6, 20); second++)
            {
                await Bed.RedisAsync(["FUNCTION", "FLUSH"]);
                if (second % 2 == 1 && second < 6)
                    Bed.Newcomers.Dequeue().Say();
                await ForAsync(1);
            }
        });

        AssertNoErrors(result);
    }

    [Fact]
    public async Task F16_the_database_is_killed_and_comes_back()
    {
        var result = await Bed.RunAsync("F16", Output, async () =>
        {
            await Bed.Cluster.PostgresAsync(ClusterVerb.Kill);
            await ForAsync(Form.Of(8, 30));
            await Bed.Cluster.PostgresAsync(ClusterVerb.Start);
        });

        Assert.Empty(result.Returns);
        Assert.NotEqual(0, result.PutOff);
        Assert.InRange(result.SlowestAnswer, TimeSpan.Zero, TimeSpan.FromSeconds(3.5));
        Assert.InRange(result.Backlog - result.OverAt, TimeSpan.MinValue, TimeSpan.FromSeconds(15));
    }

    [Fact]
    public async Task F30_every_third_ack_is_lost()
    {
        var result = await Bed.RunAsync("F30", Output, async () =>
        {
            LoseAcks(true);
            await ForAsync(Form.Of(8, 30));
            LoseAcks(false);
        });

        Assert.NotEqual(0, result.Duplicates);
        Assert.NotEqual(0, result.Unknown);
    }

    [Fact, Trait(Form.Trait, Form.Whole)]
    public async Task F28_one_shop_storms()
    {
        await Bed.ReadyAsync();
        var (quiet, stormy) = (default(Span), default(Span));
        using var storm = new StormProcess(Bed.Cluster.Endpoint, "load1", Form.Of(50, 500));
        await storm.ConnectedAsync();
        var tally = default(StormTally)!;

        var result = await Bed.RunAsync("F28", Output, async () =>
        {
            quiet = await SpanAsync(15);
            await storm.BeginAsync();
            await ForAsync(3);
            stormy = await SpanAsync(15);
            tally = await storm.EndAsync();
        });

        var others = result.Of(sender => !sender.StartsWith("load1/", StringComparison.Ordinal));
        var (usual, beside) = (others.TypicalAnswerP99([quiet]), others.TypicalAnswerP99([stormy]));
        Say($"F28: other shops' p99 {usual.TotalMilliseconds:0} ms before, {beside.TotalMilliseconds:0} ms beside the storm: {tally}");
        AssertNoErrors(others);
        Assert.NotEqual(0, tally.RateLimited);
        Assert.Equal(0, tally.Other);
        Assert.InRange(beside, TimeSpan.Zero, (usual * 1.2) + ScheduleNoise);
    }

    [Fact]
    public async Task F29_a_silent_client_is_closed()
    {
        await Bed.ReadyAsync();

        var closed = await Task.WhenAll(
            ClosedAfterAsync(SilentClients.NeverPingsAsync(Bed.Cluster.Endpoint)),
            ClosedAfterAsync(SilentClients.NeverResumesAsync(Bed.Cluster.Endpoint)),
            ClosedAfterAsync(SilentClients.NeverOpensAsync(Bed.Cluster.Endpoint)),
            ClosedAfterAsync(SilentClients.NeverShakesHandsAsync(Bed.Cluster.Endpoint)));

        Output.WriteLine($"F29: closed after {string.Join(", ", closed.Select(time => FormattableString.Invariant($"{time.TotalSeconds:0.0} s")))}");
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

    private void LoseAcks(bool lose)
    {
        foreach (var member in Bed.Everybody)
            member.LosesAcks = lose;
    }
}
