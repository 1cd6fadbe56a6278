namespace ChatRouter.IntegrationTests.Postgres;

/// <summary>The one server that the run's tests share, started by the first that asks.</summary>
public static class PostgresServers
{
    private static readonly Lazy<PostgresServer> Started = new(() =>
    {
        var server = new PostgresServer();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => server.Dispose();
        return server;
    });

    public static PostgresServer Shared => Started.Value;
}
