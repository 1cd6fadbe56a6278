using ChatRouter.Core.Nodes;
using ChatRouter.TestKit;
using ChatRouter.TestKit.Nodes;

namespace ChatRouter.Tests.Nodes;

public sealed class InMemoryOneTimeStoreTests : OneTimeStoreSpecification
{
    private readonly ManualClock _clock = new();
    private InMemoryOneTimeStore? _store;

    protected override IOneTimeStore Store => _store ??= new(_clock);

    protected override Task PassAsync(TimeSpan time)
    {
        _clock.Advance(time);
        return Task.CompletedTask;
    }
}
