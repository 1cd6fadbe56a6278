using ChatRouter.Core.Routing;
using ChatRouter.Core.Routing.InMemory;
using ChatRouter.TestKit.Routing.Specification;

namespace ChatRouter.Tests.Routing;

public sealed class InMemoryDispatcherTests : DispatcherSpecification
{
    protected override ValueTask<IDispatcher> CreateAsync() => new(new InMemoryDispatcher());
}
