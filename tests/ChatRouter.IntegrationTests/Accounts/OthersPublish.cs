using System.Reflection;
using ChatRouter.Core.Shops.Plans;

namespace ChatRouter.IntegrationTests.Accounts;

/// <summary>A store in which whoever wants to publish finds that others did meanwhile.</summary>
public class OthersPublish : DispatchProxy
{
    private IRoutingStore _store = null!;

    public static IRoutingStore Over(IRoutingStore store)
    {
        var proxy = Create<IRoutingStore, OthersPublish>();
        ((OthersPublish)(object)proxy)._store = store;
        return proxy;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
        targetMethod!.Name == nameof(IRoutingStore.PublishAsync) ? Task.FromResult(false) : targetMethod.Invoke(_store, args);
}
