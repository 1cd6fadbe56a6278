using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ChatRouter.Redis.Connection;

/// <summary>Asks Sentinels who is master: the client library of this version cannot.</summary>
/// <remarks>Without TLS and password: Sentinels that need these are not supported.</remarks>
internal sealed class Sentinels(IReadOnlyList<EndPoint> sentinels, string service)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(500);

    /// <summary>The master by the first Sentinel that knows one; none when no Sentinel does.</summary>
    public async Task<DnsEndPoint?> FindMasterAsync(CancellationToken cancellationToken)
    {
        foreach (var sentinel in sentinels)
        {
            try
            {
                using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
                patience.CancelAfter(Patience);
                if (await AskAsync(sentinel, patience.Token) is { } master)
                    return master;
            }
            catch (Exception exception) when (exception is SocketException or IOException || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
            {
                // The next one may know.
            }
        }

        return null;
    }

    private async Task<DnsEndPoint?> AskAsync(EndPoint sentinel, CancellationToken cancellationToken)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(sentinel, cancellationToken);
        await using var stream = new NetworkStream(socket);
        await stream.WriteAsync(Encoding.UTF8.GetBytes($"SENTINEL get-master-addr-by-name {service}\r\n"), cancellationToken);
        using var reader = new StreamReader(stream);
        if (await reader.ReadLineAsync(cancellationToken) != "*2")
            return null;

        var host = await TextAsync(reader, cancellationToken);
        var port = await TextAsync(reader, cancellationToken);
        return host is null || port is null ? null : new(host, int.Parse(port, CultureInfo.InvariantCulture));
    }

    // The line with the length, and the text.
    private static async Task<string?> TextAsync(StreamReader reader, CancellationToken cancellationToken)
    {
        await reader.ReadLineAsync(cancellationToken);
        return await reader.ReadLineAsync(cancellationToken);
    }
}
