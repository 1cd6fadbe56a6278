using ChatRouter.Core.Routing;
using ChatRouter.Core.Routing.InMemory;
using ChatRouter.TestKit.Scenarios;

namespace ChatRouter.Tests.Scenarios;

public sealed class ScenarioTests : ScenarioSpecification
{
    protected override ValueTask<IDispatcher> CreateAsync() => new(new InMemoryDispatcher());
}
