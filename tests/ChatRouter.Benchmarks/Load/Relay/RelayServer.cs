using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ChatRouter.Benchmarks.Load.Relay;

/// <summary>A bare SignalR server with the settings of ChatRouter's hubs: what the measurements are compared with.</summary>
internal static class RelayServer
{
    public static async Task<int> RunAsync(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddSingleton(TimeProvider.System).AddSingleton<RelayAddresses>();
        builder.Services.AddSignalR(options =>
        {
            options.KeepAliveInterval = TimeSpan.FromSeconds(15);
            options.ClientTimeoutInterval = TimeSpan.FromSeconds(35);
            options.MaximumReceiveMessageSize = 65_536;
            options.MaximumParallelInvocationsPerClient = 4;
            options.StatefulReconnectBufferSize = 0;
        });
        await using var app = builder.Build();
        app.MapHub<RelayHub>("/relay", options => options.Transports = HttpTransportType.WebSockets);
        _ = StopWithParentAsync(app.Lifetime);
        await app.RunAsync();
        return 0;
    }

    // The parent holds the other end of standard input; it closes when the parent is gone.
    private static async Task StopWithParentAsync(IHostApplicationLifetime lifetime)
    {
        if (!Console.IsInputRedirected) return;

        await Task.Run(() => Console.In.ReadToEnd());
        lifetime.StopApplication();
    }
}
