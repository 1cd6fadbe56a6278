using ChatRouter.Core.Routing;

namespace ChatRouter.TestKit.Scenarios;

/// <summary>Runs every scenario against one kind of dispatcher; the subclass supplies it.</summary>
public abstract class ScenarioSpecification
{
    public static TheoryData<string> Files => new(ScenarioFiles.All());

    /// <summary>A dispatcher that knows nothing yet.</summary>
    protected abstract ValueTask<IDispatcher> CreateAsync();

    [Theory]
    [MemberData(nameof(Files))]
    public async Task The_scenario_plays_as_written(string file) => await ScenarioRunner.RunAsync(file, await CreateAsync());

    [Fact]
    public void There_are_scenarios() => Assert.NotEmpty(ScenarioFiles.In(ScenarioFiles.OwnDirectory));
}
