using ChatRouter.Core.Routing;
using ChatRouter.Redis.Connection;
using ChatRouter.Redis.Routing;
using ChatRouter.Redis.Scripts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace ChatRouter.Redis;

/// <summary>Registers what needs a Redis.</summary>
public static class ServiceCollectionExtensions
{
    /// <summary>Adds the connection, which is made before any other hosted service starts. May be called more than once.</summary>
    public static IServiceCollection AddRedisConnection(this IServiceCollection services, Action<RedisOptions>? configure = null)
    {
        services.AddOptions<RedisOptions>().Configure(options => configure?.Invoke(options)).ValidateOnStart();
        if (services.Any(service => service.ServiceType == typeof(RedisConnection)))
            return services;

        services.TryAddSingleton<IValidateOptions<RedisOptions>, RedisOptionsValidator>();
        services.AddSingleton<RedisConnection>();
        services.AddSingleton<IRedis>(provider => provider.GetRequiredService<RedisConnection>());
        services.AddSingleton<RedisKeys>();
        services.AddSingleton(_ => LuaLibrary.Of(typeof(ServiceCollectionExtensions).Assembly));
        services.AddHostedService<RedisHost>();
        return services;
    }

    /// <summary>Makes Redis the dispatcher.</summary>
    public static IServiceCollection AddRedisDispatcher(this IServiceCollection services, Action<RedisOptions>? configure = null) => services
        .AddRedisConnection(configure)
        .AddSingleton<IDispatcher, RedisDispatcher>();
}
