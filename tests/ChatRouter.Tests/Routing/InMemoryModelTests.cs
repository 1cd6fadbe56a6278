using ChatRouter.Core.Routing;
using ChatRouter.Core.Routing.InMemory;
using ChatRouter.TestKit.Model;
using Xunit.Abstractions;

namespace ChatRouter.Tests.Routing;

public sealed class InMemoryModelTests(ITestOutputHelper output) : ModelSpecification(output)
{
    protected override ValueTask<IDispatcher> CreateAsync() => new(new InMemoryDispatcher());
}
