using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;

namespace ChatRouter.TestKit.HubClient;

/// <summary>Handlers by event name, and how the protocol reads arguments and results.</summary>
internal sealed class HubEvents(HubCalls calls) : IInvocationBinder
{
    private static readonly Type[] OneValue = [typeof(JsonElement)];

    private readonly ConcurrentDictionary<string, Action> _bare = new();
    private readonly ConcurrentDictionary<string, Action<JsonElement>> _handlers = new();

    public void Add<T>(string name, Action<T> handler)
    {
        void Handle(JsonElement argument) => handler(argument.Deserialize<T>(HubJson.Options)!);
        _handlers.AddOrUpdate(name, Handle, (_, before) => before + Handle);
    }

    public void Add(string name, Action handler) => _bare.AddOrUpdate(name, handler, (_, before) => before + handler);

    public bool Handles(string name) => _bare.ContainsKey(name) || _handlers.ContainsKey(name);

    public void Raise(InvocationMessage message)
    {
        if (_bare.TryGetValue(message.Target, out var bare)) bare();
        if (message.Arguments is [JsonElement argument] && _handlers.TryGetValue(message.Target, out var handler)) handler(argument);
    }

    public Type GetReturnType(string invocationId) => calls.ResultType(invocationId);

    public Type GetStreamItemType(string streamId) => typeof(object);

    public IReadOnlyList<Type> GetParameterTypes(string methodName) =>
        _bare.ContainsKey(methodName) && !_handlers.ContainsKey(methodName) ? Type.EmptyTypes : OneValue;
}
