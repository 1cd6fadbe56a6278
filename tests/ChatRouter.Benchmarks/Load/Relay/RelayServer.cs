using ChatRouter.Redis;
using ChatRouter.Redis.Connection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace ChatRouter.Benchmarks.Load.Relay;

/// <summary>A bare SignalR server with the settings of ChatRouter's hubs: what the measurements are compared with.</summary>
internal static class RelayServer
{
    public static async Task<int> RunAsync(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddSingleton(TimeProvider.System);
        await AddRouteAsync(builder);
        if (StoreOf(builder.Configuration) is { } store) builder.Services.AddSingleton(new RelayLog(store));
        builder.Services.AddSignalR(options =>
        {
            options.KeepAliveInterval = TimeSpan.FromSeconds(15);
            options.ClientTimeoutInterval = TimeSpan.FromSeconds(33);
            options.MaximumReceiveMessageSize = 65_536;
            options.MaximumParallelInvocationsPerClient = 4;
            options.StatefulReconnectBufferSize = 0;
        });
        await using var app = builder.Build();
        app.MapHub<RelayHub>("/relay", options => options.Transports = HttpTransportType.WebSockets);
        if (app.Services.GetRequiredService<IRelayRoute>() is RedisRoute route) await route.StartAsync();
        _ = StopWithParentAsync(app.Lifetime);
        await app.RunAsync();
        return 0;
    }

    // --redis host:port makes it one of several.
    private static async Task AddRouteAsync(WebApplicationBuilder builder)
    {
        if (builder.Configuration["redis"] is not { } redis)
        {
            builder.Services.AddSingleton<IRelayRoute, LocalRoute>();
            return;
        }

        var options = new RedisOptions { ConnectionString = redis, OperationTimeout = TimeSpan.FromSeconds(5) };
        var connection = new RedisConnection(Options.Create(options), NullLogger<RedisConnection>.Instance);
        await connection.ConnectAsync(CancellationToken.None);
        builder.Services.AddSingleton<IRedis>(connection).AddSingleton<IRelayRoute, RedisRoute>();
    }

    // --file path or --table path makes it store each message before it relays it.
    private static IRelayStore? StoreOf(ConfigurationManager configuration) => (configuration["file"], configuration["table"]) switch
    {
        ({ } file, _) => new RelayFile(file),
        (_, { } table) => new RelayTable(table),
        _ => null,
    };

    // The parent holds the other end of standard input; it closes when the parent is gone.
    private static async Task StopWithParentAsync(IHostApplicationLifetime lifetime)
    {
        if (!Console.IsInputRedirected) return;

        await Task.Run(() => Console.In.ReadToEnd());
        lifetime.StopApplication();
    }
}
