using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;

namespace ChatRouter.TestKit.HubClient;

/// <summary>Opens a WebSocket with the given headers.</summary>
public delegate Task<WebSocket> OpenSocket(Uri url, IReadOnlyDictionary<string, string> headers, CancellationToken cancellation);

/// <summary>A server under test: where HTTP requests go and how a hub's socket is opened, over the network or in memory.</summary>
public sealed class Endpoint(HttpClient http, OpenSocket open)
{
    public HttpClient Http { get; } = http;

    /// <summary>The origin of the server's own pages.</summary>
    public string Origin => Http.BaseAddress!.GetLeftPart(UriPartial.Authority);

    /// <summary>A server that listens at <paramref name="address"/> (http://127.0.0.1:port).</summary>
    public static Endpoint At(Uri address) => new(new HttpClient { BaseAddress = address }, OpenClientSocketAsync);

    /// <summary>The same server for clients whose requests share so many connections; each hub connection stays one of its own.</summary>
    public static Endpoint Sharing(Endpoint server, int connections) =>
        new(new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = connections }) { BaseAddress = server.Http.BaseAddress }, OpenClientSocketAsync);

    /// <summary>The same server for clients at that address of this machine.</summary>
    public static Endpoint From(IPAddress address, Endpoint server)
    {
        // One per endpoint, for all its sockets: it keeps no connection that was upgraded.
        var way = new HttpMessageInvoker(WayFrom(address));
        return new(new HttpClient(WayFrom(address)) { BaseAddress = server.Http.BaseAddress }, (url, headers, cancellation) => OpenClientSocketAsync(url, headers, way, cancellation));
    }

    /// <summary>Opens a connection to the hub at <paramref name="path"/>; handlers can be added before it is started.</summary>
    public async Task<HubTestClient> ConnectAsync(
        string path, string ticket, IReadOnlyDictionary<string, string>? headers = null, CancellationToken cancellation = default)
    {
        var address = new Uri(Http.BaseAddress!, $"{path}?access_token={Uri.EscapeDataString(ticket)}");
        var url = new UriBuilder(address) { Scheme = address.Scheme == Uri.UriSchemeHttps ? Uri.UriSchemeWss : Uri.UriSchemeWs }.Uri;
        return new HubTestClient(await open(url, headers ?? new Dictionary<string, string>(), cancellation));
    }

    private static SocketsHttpHandler WayFrom(IPAddress address) => new()
    {
        ConnectCallback = async (context, cancellation) =>
        {
            var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            socket.Bind(new IPEndPoint(address, 0));
            await socket.ConnectAsync(context.DnsEndPoint, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        },
    };

    private static Task<WebSocket> OpenClientSocketAsync(Uri url, IReadOnlyDictionary<string, string> headers, CancellationToken cancellation) =>
        OpenClientSocketAsync(url, headers, null, cancellation);

    private static async Task<WebSocket> OpenClientSocketAsync(
        Uri url, IReadOnlyDictionary<string, string> headers, HttpMessageInvoker? way, CancellationToken cancellation)
    {
        var socket = new ClientWebSocket();
        foreach (var (name, value) in headers) socket.Options.SetRequestHeader(name, value);
        try
        {
            await socket.ConnectAsync(url, way, cancellation);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
