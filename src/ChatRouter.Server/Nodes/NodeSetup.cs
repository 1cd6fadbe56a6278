using ChatRouter.Core.Nodes;
using ChatRouter.Core.Routing;
using ChatRouter.Core.Routing.InMemory;
using ChatRouter.Redis;
using ChatRouter.Redis.Routing;
using ChatRouter.Server.Health;
using ChatRouter.Server.Storage;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ChatRouter.Server.Nodes;

/// <summary>One process, or several that share Redis: the dispatcher, the bus, the clock and the nodes' duties.</summary>
public static class NodeSetup
{
    public static IServiceCollection AddNodes(this IServiceCollection services, IConfiguration configuration)
    {
        var redis = configuration.GetConnectionString("Redis");
        if (string.IsNullOrEmpty(redis))
            return services.AddSingleProcess(configuration);
        if (!StorageSetup.UsesPostgres(configuration))
            throw new InvalidOperationException("ConnectionStrings:Redis is set and ConnectionStrings:Postgres is not: nodes that share Redis share a PostgreSQL database as well. Set both, or none.");

        services.AddRedisDispatcher(options =>
        {
            configuration.GetSection("Redis").Bind(options);
            options.ConnectionString = redis;
        });
        services.AddRedisNodes().AddSingleton<IDispatcherMemory, RedisDispatcherMemory>();
        services.AddSingleton<NodeDuties>().AddHostedService(provider => provider.GetRequiredService<NodeDuties>());
        services.AddSingleton<HeadsLook>().AddHostedService<NodeReturn>().AddHostedService<HeadsWatch>();
        services.AddHealthChecks().AddCheck<RoutingCheck>("routing", HealthStatus.Unhealthy, [HealthApi.Ready]);
        return services;
    }

    private static IServiceCollection AddSingleProcess(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<IDispatcher, InMemoryDispatcher>().AddSingleton<INodeBus, SingleNode>().AddSingleton<IOneTimeStore, InMemoryOneTimeStore>();
        if (StorageSetup.UsesPostgres(configuration))
            services.AddHostedService<SoleNode>();
        return services.AddHostedService<StartupRebuild>().AddSingleton<HeadsLook>().AddHostedService<InDoubtWatch>();
    }
}
