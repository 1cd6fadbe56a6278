using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.AspNetCore.SignalR;

namespace ChatRouter.Server.Hubs;

/// <summary>Which parameters of hub methods may be null, as their declarations say; the protocol itself would pass null anywhere.</summary>
internal static class Parameters
{
    private static readonly ConcurrentDictionary<MethodInfo, bool[]> Nullable = new();

    /// <summary>Whether an argument is null that must not be.</summary>
    public static bool AnyMissing(HubInvocationContext invocation)
    {
        var arguments = invocation.HubMethodArguments;
        for (var i = 0; i < arguments.Count; i++)
        {
            if (arguments[i] is null && !Nullable.GetOrAdd(invocation.HubMethod, NullableOf)[i])
                return true;
        }

        return false;
    }

    private static bool[] NullableOf(MethodInfo method)
    {
        var context = new NullabilityInfoContext();
        return [.. method.GetParameters().Select(parameter => context.Create(parameter).WriteState == NullabilityState.Nullable)];
    }
}
