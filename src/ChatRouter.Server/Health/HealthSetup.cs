using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ChatRouter.Server.Health;

/// <summary>The checks behind <c>/readyz</c>.</summary>
public static class HealthSetup
{
    public static IServiceCollection AddHealth(this IServiceCollection services)
    {
        services.AddHealthChecks()
            .AddCheck<JournalCheck>("journal", HealthStatus.Unhealthy, [HealthApi.Ready], TimeSpan.FromSeconds(3))
            .AddCheck<DrainCheck>("drain", HealthStatus.Unhealthy, [HealthApi.Ready]);
        return services;
    }
}
