using ChatRouter.Core.Routing;
using ChatRouter.Redis.Connection;
using ChatRouter.Redis.Scripts;

namespace ChatRouter.Redis.Routing;

/// <summary>Tells that Redis came back empty, or as another server, perhaps one that had not heard the last: by a name kept in it and by its run.</summary>
/// <remarks>In a cluster the name is that of one master; shops that another one lost are found by the reconciler's passes.</remarks>
public sealed class RedisDispatcherMemory(IRedis redis, RedisKeys keys, LuaLibrary library) : IDispatcherMemory
{
    private readonly LuaScript _name = library.Load("name_memory");

    public async Task<string?> NameAsync(CancellationToken cancellationToken) =>
        await NameAsync("", cancellationToken) is { } name ? $"{name}@{await redis.RunIdAsync(cancellationToken)}" : null;

    public Task BuiltAsync(CancellationToken cancellationToken) => NameAsync(Guid.NewGuid().ToString("n"), cancellationToken);

    private async Task<string?> NameAsync(string given, CancellationToken cancellationToken) =>
        (await redis.RunAsync(_name, [keys.Installation("built", "name")], [given], cancellationToken)).TextOrNull;
}
