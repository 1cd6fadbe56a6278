using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace ChatRouter.Server.Hubs;

/// <summary>Puts connections on the <see cref="HeartbeatWheel"/>.</summary>
public static class HeartbeatWheelSetup
{
    /// <summary>Every connection of the endpoint, with its HTTP timers.</summary>
    public static ListenOptions UseHeartbeatWheel(this ListenOptions listen)
    {
        var wheel = listen.ApplicationServices.GetRequiredService<HeartbeatWheel>();
        listen.Use(next => connection => wheel.CarryAsync(connection, next));
        return listen;
    }

    /// <summary>The hub's timers too, in the same turn as those of the connection under it. Without a wheel under it, all stays as it was.</summary>
    public static IConnectionBuilder UseHeartbeatBelow(this IConnectionBuilder hub) => hub.Use(next => connection =>
    {
        if (connection.GetHttpContext()?.Features.Get<IConnectionHeartbeatFeature>() is { } below)
            connection.Features.Set(below);
        return next(connection);
    });
}
