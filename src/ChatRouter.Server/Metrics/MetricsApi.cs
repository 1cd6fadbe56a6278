using ChatRouter.Server.Auth;
using OpenTelemetry.Metrics;

namespace ChatRouter.Server.Metrics;

/// <summary>What Prometheus asks of each process.</summary>
public static class MetricsApi
{
    public static IEndpointRouteBuilder MapMetrics(this IEndpointRouteBuilder app)
    {
        // From now on the instruments are listened to, whether anybody asks or not: counters begin with the process.
        app.ServiceProvider.GetRequiredService<MeterProvider>();
        app.MapGet("/metrics", Read).RequireAuthorization(Policies.Operator).ExcludeFromDescription();
        return app;
    }

    private static IResult Read(PrometheusExporter exporter) => Results.Text(exporter.Read(), PrometheusText.ContentType);
}
