using ChatRouter.Core.Delivery;
using ChatRouter.Server.Delivery;
using ChatRouter.Server.Limits;
using ChatRouter.Server.Wire;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace ChatRouter.Server.Hubs;

/// <summary>The hubs, their protocol, limits and delivery.</summary>
public static class HubSetup
{
    /// <summary>After how long without a message an idle buyer is pinged, at his next turn on the <see cref="HeartbeatWheel"/>: every 25 s. With <see cref="UserTimeout.Limit"/> a half-open connection of a buyer ends within 40 s.</summary>
    public static readonly TimeSpan BuyersKeepAlive = TimeSpan.FromSeconds(22);

    public static IServiceCollection AddHubs(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<LimitOptions>().Bind(configuration.GetSection(LimitOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<LimitOptions>, LimitOptionsValidator>();
        services.AddSingleton<SendLimits>().AddSingleton<HandshakeLimit>();
        services.AddSingleton<ConnectionRegistry>().AddSingleton<HubConnections>().AddSingleton<Onlookers>().AddSingleton<IDelivery, HubDelivery>();
        services.AddSingleton<BuyerSnapshots>().AddSingleton<DeskStaff>().AddSingleton<Handovers>().AddSingleton<AgentSnapshots>().AddSingleton<SupervisorSnapshots>();
        services.AddHostedService<ConnectionWatch>().AddHostedService<BoardWatch>().AddHostedService<AlarmWatch>();
        services.AddSingleton<HeartbeatWheel>().AddHostedService(provider => provider.GetRequiredService<HeartbeatWheel>());
        services.AddSingleton<Drain>().AddSingleton<IHostLifetime, DrainingLifetime>().AddHostedService<SocketsStop>();
        var limits = configuration.GetSection(LimitOptions.Section).Get<LimitOptions>() ?? new();
        services.AddSignalR(options =>
        {
            options.KeepAliveInterval = TimeSpan.FromSeconds(15);
            // Looked at every 5 s at the least: whoever pings and falls silent is gone within 40 s.
            options.ClientTimeoutInterval = TimeSpan.FromSeconds(33);
            options.HandshakeTimeout = TimeSpan.FromSeconds(5);
            options.MaximumReceiveMessageSize = limits.MaxFrameBytes;
            // A retry must not wait behind a send that waits for a slow commit.
            options.MaximumParallelInvocationsPerClient = 4;
            options.StatefulReconnectBufferSize = 0;
            options.AddFilter<HubBoundary>();
        })
            // Buyers' clients send no pings: at their number, each direction costs. A dead one is found by what it does not acknowledge.
            .AddHubOptions<BuyerHub>(options => options.KeepAliveInterval = BuyersKeepAlive)
            .AddJsonProtocol(options => WireJson.Configure(options.PayloadSerializerOptions));
        services.AddSingleton<HubBoundary>();
        services.Replace(ServiceDescriptor.Singleton<IHubProtocol>(provider =>
            new StrictJsonHubProtocol(new(provider.GetRequiredService<IOptions<JsonHubProtocolOptions>>()))));
        return services;
    }

    /// <summary>What stands before the hubs' sockets.</summary>
    public static IApplicationBuilder UseHubLimits(this IApplicationBuilder app)
    {
        var limit = app.ApplicationServices.GetRequiredService<HandshakeLimit>();
        return app.Use(limit.AdmitAsync);
    }

    public static IEndpointRouteBuilder MapHubs(this IEndpointRouteBuilder app)
    {
        app.MapWebSocketHub<BuyerHub>("/hubs/buyer", connections => connections.UseHeartbeatBelow());
        app.MapWebSocketHub<AgentHub>("/hubs/agent");
        app.MapWebSocketHub<SupervisorHub>("/hubs/supervisor");
        return app;
    }

    // As MapHub does, with something in between, and a hub that is made when it is needed.
    private static void MapWebSocketHub<THub>(this IEndpointRouteBuilder app, string path, Func<IConnectionBuilder, IConnectionBuilder>? before = null) where THub : Hub
    {
        var options = new HttpConnectionDispatcherOptions { Transports = HttpTransportType.WebSockets };
        options.WebSockets.CloseTimeout = TimeSpan.FromSeconds(3);
        // The connection's own limit decides, which tells a client that reads again in time to resync. SignalR's counts from earlier on.
        options.TransportSendTimeout = ClientConnection.StuckLimit * 2;
        app.MapConnections(path, options, connections => (before?.Invoke(connections) ?? connections).UseHubOnceNeeded<THub>())
            .WithMetadata([.. typeof(THub).GetCustomAttributes(inherit: true), new HubMetadata(typeof(THub))]);
    }

    // SignalR compiles seven functions for each method of a hub: a tenth of what a start would cost, and half of it in a process that has started servers before.
    private static void UseHubOnceNeeded<THub>(this IConnectionBuilder connections) where THub : Hub
    {
        var making = new Lazy<Task<ConnectionDelegate>>(() => Task.Run(() => new ConnectionBuilder(connections.ApplicationServices).UseHub<THub>().Build()));
        connections.Run(connection => making.Value.IsCompletedSuccessfully ? making.Value.Result(connection) : ServeAsync(connection));

        // While it is made nobody who comes holds up a thread.
        async Task ServeAsync(ConnectionContext connection)
        {
            var serve = await making.Value;
            await serve(connection);
        }
    }
}
