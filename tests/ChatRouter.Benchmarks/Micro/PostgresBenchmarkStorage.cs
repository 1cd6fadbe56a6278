using ChatRouter.Core.Journal;
using ChatRouter.Storage.Postgres;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ChatRouter.Benchmarks.Micro;

/// <summary>A journal in a PostgreSQL database, as the server sets it up.</summary>
public sealed class PostgresBenchmarkStorage : IBenchmarkStorage
{
    private readonly IHost _host;

    private PostgresBenchmarkStorage(IHost host)
    {
        _host = host;
        Journal = host.Services.GetRequiredService<IJournal>();
    }

    public IJournal Journal { get; }

    public static async Task<PostgresBenchmarkStorage> StartAsync(string connectionString)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddLogging().AddPostgresStorage(options => options.ConnectionString = connectionString);
        var host = builder.Build();
        await host.StartAsync();
        return new PostgresBenchmarkStorage(host);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }
}
