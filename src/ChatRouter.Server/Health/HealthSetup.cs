using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ChatRouter.Server.Health;

/// <summary>The checks behind <c>/readyz</c>.</summary>
public static class HealthSetup
{
    // Shorter than balancers wait: a node whose database hangs must still answer, lest it counts as dead.
    private static readonly TimeSpan JournalPatience = TimeSpan.FromSeconds(1);

    public static IServiceCollection AddHealth(this IServiceCollection services)
    {
        services.AddHealthChecks()
            .AddCheck<JournalCheck>("journal", HealthStatus.Unhealthy, [HealthApi.Ready], JournalPatience)
            .AddCheck<DrainCheck>("drain", HealthStatus.Unhealthy, [HealthApi.Ready]);
        return services;
    }
}
