using ChatRouter.Core.Nodes;
using Microsoft.Extensions.DependencyInjection;

namespace ChatRouter.Redis.Nodes;

/// <summary>Registers what nodes share through Redis.</summary>
public static class NodeServiceCollectionExtensions
{
    /// <summary>Makes Redis the node bus. Needs a <see cref="NodeMembership"/> that is started before the host's services.</summary>
    public static IServiceCollection AddRedisNodes(this IServiceCollection services, Action<RedisOptions>? configure = null) => services
        .AddRedisConnection(configure)
        .AddSingleton<RedisNodeBus>()
        .AddSingleton<INodeBus>(provider => provider.GetRequiredService<RedisNodeBus>())
        .AddHostedService<RedisNodesHost>();
}
