using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace ChatRouter.Server.Hubs;

/// <summary>Lets the system close a connection whose peer acknowledges nothing of what it was sent: the user timeout of TCP (RFC 5482).</summary>
/// <remarks>Linux has the option per socket. Elsewhere a half-open connection ends when the system gives up sending, which takes minutes.</remarks>
public static class UserTimeout
{
    /// <summary>How long sent data may stay without an acknowledgement. An idle buyer is sent something every 25 s at least, and a half-open one is to be gone within 40.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(12);

    // TCP_USER_TIMEOUT of linux/tcp.h; .NET has no name for it.
    private const int LinuxOption = 18;

    /// <summary>Sets the limit on every connection of the endpoint.</summary>
    public static ListenOptions UseUserTimeout(this ListenOptions listen)
    {
        if (OperatingSystem.IsLinux())
        {
            listen.Use(next => connection =>
            {
                Set(connection);
                return next(connection);
            });
        }

        return listen;
    }

    private static void Set(ConnectionContext connection)
    {
        if (connection.Features.Get<IConnectionSocketFeature>()?.Socket is { AddressFamily: AddressFamily.InterNetwork or AddressFamily.InterNetworkV6 } socket)
            socket.SetRawSocketOption((int)SocketOptionLevel.Tcp, LinuxOption, BitConverter.GetBytes((int)Limit.TotalMilliseconds));
    }
}
