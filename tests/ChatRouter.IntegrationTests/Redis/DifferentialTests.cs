using ChatRouter.Core.Routing.InMemory;
using ChatRouter.TestKit.Model;
using Xunit.Abstractions;

namespace ChatRouter.IntegrationTests.Redis;

/// <summary>The same events through memory and Redis: results, decisions and states are the same after every step.</summary>
public sealed class DifferentialTests(RedisFixture redis, ITestOutputHelper output) : IClassFixture<RedisFixture>
{
    private const int Seeds = 16;
    private const int Events = 400;

    [Fact]
    public async Task Redis_decides_as_memory_does()
    {
        var steps = 0;
        await Parallel.ForEachAsync(Enumerable.Range(1_001, Seeds), new ParallelOptions { MaxDegreeOfParallelism = 1 }, async (seed, _) =>
        {
            var run = await ModelPlayer.PlayAsync(seed, ModelStream.Generate(seed, Events), () => new(new DifferentialDispatcher(new InMemoryDispatcher(), redis.NewDispatcher())));
            Interlocked.Add(ref steps, run.Steps);
        });

        output.WriteLine($"{Seeds} seeds, {steps} steps.");
        Assert.True(steps >= 50_000);
    }
}
