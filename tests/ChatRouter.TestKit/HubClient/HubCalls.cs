using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.AspNetCore.SignalR.Protocol;

namespace ChatRouter.TestKit.HubClient;

/// <summary>The calls that wait for their completion.</summary>
internal sealed class HubCalls
{
    private readonly ConcurrentDictionary<string, HubCall> _waiting = new();
    private long _lastId;
    private HubClosed? _closed;

    public HubCall Add(string method, Type resultType)
    {
        var id = Interlocked.Increment(ref _lastId).ToString(CultureInfo.InvariantCulture);
        var call = _waiting[id] = new HubCall(id, method, resultType);
        // A connection that closed between the caller's check and here would leave the call waiting forever.
        if (Volatile.Read(ref _closed) is { } closed) Fail(call, closed);
        return call;
    }

    public Type ResultType(string invocationId) =>
        _waiting.TryGetValue(invocationId, out var call) ? call.ResultType : typeof(object);

    public void Complete(CompletionMessage completion)
    {
        if (completion.InvocationId is null || !_waiting.TryRemove(completion.InvocationId, out var call)) return;

        if (completion.Error is { } error) call.Result.TrySetException(new HubInvocationException(call.Method, error));
        else call.Result.TrySetResult(completion.Result);
    }

    public void Forget(HubCall call) => _waiting.TryRemove(call.Id, out _);

    public void FailAll(HubClosed closed)
    {
        Volatile.Write(ref _closed, closed);
        foreach (var call in _waiting.Values) Fail(call, closed);
    }

    private void Fail(HubCall call, HubClosed closed)
    {
        Forget(call);
        call.Result.TrySetException(new HubClosedException(closed));
    }
}

/// <summary>One call under way.</summary>
internal sealed record HubCall(string Id, string Method, Type ResultType)
{
    public TaskCompletionSource<object?> Result { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}
