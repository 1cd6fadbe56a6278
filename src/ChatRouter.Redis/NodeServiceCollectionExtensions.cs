using ChatRouter.Core.Nodes;
using ChatRouter.Redis.Connection;
using ChatRouter.Redis.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace ChatRouter.Redis;

/// <summary>Registers what nodes share through Redis.</summary>
public static class NodeServiceCollectionExtensions
{
    /// <summary>Makes Redis the node bus, the one-time store and the clock.</summary>
    /// <remarks>Needs a <see cref="NodeMembership"/> whose start comes before that of the services added here. Replaces the <see cref="TimeProvider"/>.</remarks>
    public static IServiceCollection AddRedisNodes(this IServiceCollection services, Action<RedisOptions>? configure = null) => services
        .AddRedisConnection(configure)
        .AddSingleton<IOneTimeStore, RedisOneTimeStore>()
        .AddSingleton<RedisNodeBus>()
        .AddSingleton<INodeBus>(provider => provider.GetRequiredService<RedisNodeBus>())
        .AddSingleton(provider => new RedisClock(provider.GetRequiredService<IRedis>(), TimeProvider.System, provider.GetRequiredService<ILogger<RedisClock>>()))
        .Replace(ServiceDescriptor.Singleton<TimeProvider>(provider => provider.GetRequiredService<RedisClock>()))
        .AddHostedService<RedisClockHost>()
        .AddHostedService<RedisNodesHost>();
}
