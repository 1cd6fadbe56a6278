using ChatRouter.Core.Routing;
using ChatRouter.TestKit.Routing;
using Xunit.Abstractions;

namespace ChatRouter.TestKit.Model;

/// <summary>Random events, every step checked against the rules. The subclass supplies the dispatcher, and how much of it.</summary>
public abstract class ModelSpecification(ITestOutputHelper output)
{
    /// <summary>How many streams, and of how many events each.</summary>
    protected virtual (int Seeds, int Events) Size => (200, 400);

    /// <summary>A dispatcher that knows nothing yet.</summary>
    protected abstract ValueTask<IDispatcher> CreateAsync();

    [Fact]
    public async Task Every_step_of_random_streams_keeps_the_rules()
    {
        var (steps, decisions) = (0, 0);
        foreach (var seed in Enumerable.Range(1, Size.Seeds))
        {
            var run = await ModelRun.CheckAsync(seed, Size.Events, CreateAsync);
            steps += run.Steps;
            decisions += run.Decisions.Count;
        }

        output.WriteLine($"{Size.Seeds} seeds, {steps} steps, {decisions} decisions.");
        Assert.True(steps >= Size.Seeds * Size.Events);
        Assert.True(decisions > steps / 10);
    }

    [Fact]
    public async Task The_same_stream_gives_the_same_decisions()
    {
        foreach (var seed in Enumerable.Range(1, Math.Min(8, Size.Seeds)))
        {
            var events = ModelStream.Generate(seed, Size.Events);
            var first = await ModelPlayer.PlayAsync(seed, events, CreateAsync);
            var second = await ModelPlayer.PlayAsync(seed, events, CreateAsync);

            Assert.NotEmpty(first.Decisions);
            Assert.Equal(string.Join('\n', first.Decisions.Select(ViewText.Of)), string.Join('\n', second.Decisions.Select(ViewText.Of)));
        }
    }
}
