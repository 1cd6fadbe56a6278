using ChatRouter.Core.Nodes;
using ChatRouter.Server.Health;
using ChatRouter.Storage.Postgres;
using ChatRouter.Storage.Sqlite;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ChatRouter.Server.Storage;

/// <summary>Which database keeps everything: PostgreSQL where <c>ConnectionStrings:Postgres</c> is set, otherwise a SQLite file.</summary>
public static class StorageSetup
{
    public static IServiceCollection AddStorage(this IServiceCollection services, IConfiguration configuration)
    {
        if (!UsesPostgres(configuration))
            return services.AddSqliteStorage(configuration.GetSection("Sqlite").Bind);

        services.Configure<NodeOptions>(configuration.GetSection("Node"));
        services.AddPostgresStorage(options => Bind(options, configuration));
        services.AddHealthChecks().AddCheck<NodeCheck>("node", HealthStatus.Unhealthy, [HealthApi.Ready]);
        return services;
    }

    internal static bool UsesPostgres(IConfiguration configuration) => !string.IsNullOrEmpty(configuration.GetConnectionString("Postgres"));

    internal static void Bind(PostgresOptions options, IConfiguration configuration)
    {
        configuration.GetSection("Postgres").Bind(options);
        options.ConnectionString = configuration.GetConnectionString("Postgres") ?? "";
    }
}
