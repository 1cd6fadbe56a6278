using ChatRouter.Core.Metrics;
using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace ChatRouter.Server.Metrics;

/// <summary>Which instruments are told: ours, and those of the parts below us.</summary>
public static class MetricsSetup
{
    // Of one instrument. Each has so many places from the start.
    private const int MostSeries = 200;

    private static readonly string[] Meters =
        [CoreMeter.Name, "System.Runtime", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.AspNetCore.Http.Connections", "Npgsql"];

    public static IServiceCollection AddInstruments(this IServiceCollection services) => services
        .AddSingleton<ConnectionMetrics>()
        .AddSingleton<PrometheusExporter>()
        .AddSingleton(provider =>
        {
            provider.GetRequiredService<ConnectionMetrics>();
            return Sdk.CreateMeterProviderBuilder()
                .AddMeter(Meters)
                .AddView("*", new MetricStreamConfiguration { CardinalityLimit = MostSeries })
                .AddReader(new BaseExportingMetricReader(provider.GetRequiredService<PrometheusExporter>()))
                .Build();
        });
}
