using ChatRouter.Core.Routing.InMemory;
using ChatRouter.IntegrationTests.Faults;
using ChatRouter.TestKit.Model;
using Xunit.Abstractions;

namespace ChatRouter.IntegrationTests.Redis;

/// <summary>The same events through memory and Redis: results, decisions and states are the same after every step.</summary>
/// <remarks>Never beside the faults, whose times are measured: this keeps a processor busy for minutes.</remarks>
[Collection(FaultBed.Name)]
public sealed class DifferentialTests(RedisFixture redis, ITestOutputHelper output) : IClassFixture<RedisFixture>
{
    private const int Seeds = 52;
    private const int Events = 400;
    private const int WildSeeds = 40;
    private const int WildSteps = 1_000;

    // Each step waits for its answer: while one does, Redis serves another.
    private static readonly ParallelOptions AtOnce = new() { MaxDegreeOfParallelism = 4 };

    [Fact]
    public async Task Redis_decides_as_memory_does()
    {
        var steps = 0;
        await Parallel.ForEachAsync(Enumerable.Range(1_001, Seeds), AtOnce, async (seed, _) =>
        {
            var run = await ModelRun.CheckAsync(seed, Events, () => new(new DifferentialDispatcher(new InMemoryDispatcher(), redis.NewDispatcher())));
            Interlocked.Add(ref steps, run.Steps);
        });

        output.WriteLine($"{Seeds} seeds, {steps} steps.");
        Assert.True(steps >= 50_000);
    }

    /// <summary>Steps that no journal would give: late, repeated, contradicting, with timers left to fire inside of them.</summary>
    [Fact]
    public async Task Redis_decides_as_memory_does_whatever_it_is_told()
    {
        await Parallel.ForEachAsync(Enumerable.Range(1, WildSeeds), AtOnce, async (seed, _) => await WildRun.PlayAsync(seed, WildSteps, redis.NewDispatcher));
    }
}
